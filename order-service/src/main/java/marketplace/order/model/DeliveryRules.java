package marketplace.order.model;

import java.time.Instant;
import java.util.List;
import marketplace.order.model.OrderCommand.RecordDelivery;
import marketplace.order.model.OrderCommand.RecordDeliveryTrouble;
import marketplace.order.model.OrderCommand.RecordDeliveryUndone;
import marketplace.order.model.OrderCommand.RecordIssuedKey;
import marketplace.order.model.OrderCommand.RotateKey;
import marketplace.order.model.OrderEvent.DeliveryTroubled;
import marketplace.order.model.OrderEvent.DeliveryUndone;
import marketplace.order.model.OrderEvent.KeyIssued;
import marketplace.order.model.OrderEvent.KeyRotated;
import marketplace.order.model.OrderEvent.OrderDelivered;

/** Automatic delivery (rule 10): answered late or twice, it is the same order and the same delivery. */
final class DeliveryRules {

    private DeliveryRules() {}

    /** Whether the buyer has a key that could be replaced. */
    static boolean hasKey(Order order) {
        Delivery delivery = order.delivery();
        return order.product().deliveryMethod() == DeliveryMethod.API && delivery != null && delivery.inUse();
    }

    static Decision record(Order order, RecordDelivery command) {
        if (isStray(order, command.from())) {
            return wrongDeliverer(order, command.from());
        }
        return isAwaited(order) && order.product().deliveryMethod() != DeliveryMethod.API
                ? Decision.accepted(new OrderDelivered(command.reference(), command.sealedInformation()))
                : notDelivering(order);
    }

    static Decision issued(Order order, RecordIssuedKey command) {
        return isAwaited(order) && order.product().deliveryMethod() == DeliveryMethod.API
                ? Decision.accepted(new KeyIssued(command.key()))
                : notDelivering(order);
    }

    /** The timeline names a trouble when it begins or changes, not every try. */
    static Decision troubled(Order order, RecordDeliveryTrouble command) {
        if (isStray(order, command.from())) {
            return wrongDeliverer(order, command.from());
        }
        Delivery delivery = order.delivery();
        if (!isAwaited(order) || delivery == null) {
            return notDelivering(order);
        }
        return command.code().equals(delivery.trouble())
                ? Decision.refused(RefusalReason.ALREADY_RECORDED, "this trouble is known")
                : Decision.accepted(new DeliveryTroubled(command.code()));
    }

    static Decision undone(Order order, RecordDeliveryUndone command) {
        if (isStray(order, command.from())) {
            return wrongDeliverer(order, command.from());
        }
        Delivery delivery = order.delivery();
        return delivery == null || delivery.revokedAt() == null || delivery.undoneAt() != null
                ? Decision.refused(RefusalReason.ALREADY_RECORDED, "nothing is to be taken back")
                : Decision.accepted(new DeliveryUndone(delivery.reference()));
    }

    static Decision rotate(Order order, RotateKey command, Instant now) {
        Delivery delivery = order.delivery();
        if (delivery == null || delivery.reference() == null) {
            throw new IllegalStateException("no key to rotate: " + order.number());
        }
        KeyRotations limit = order.terms().limits().keyRotations();
        List<Instant> counted = limit.counted(delivery.rotatedAt(), now);
        return counted.size() >= limit.times()
                ? rotatedTooOften(limit, counted)
                : Decision.accepted(new KeyRotated(delivery.reference(), command.key()));
    }

    private static Decision rotatedTooOften(KeyRotations limit, List<Instant> counted) {
        return Decision.refused(
                RefusalReason.LIMIT_REACHED,
                "a key is replaced at most %d times within %s; again from %s"
                        .formatted(
                                limit.times(),
                                limit.within(),
                                counted.getFirst().plus(limit.within())));
    }

    /** Whoever delivers by one method says nothing about what is delivered by another. */
    private static boolean isStray(Order order, DeliveryMethod from) {
        return from != order.product().deliveryMethod();
    }

    private static Decision wrongDeliverer(Order order, DeliveryMethod from) {
        return Decision.refused(
                RefusalReason.WRONG_DELIVERER,
                "delivered as %s, not as %s".formatted(order.product().deliveryMethod(), from));
    }

    private static boolean isAwaited(Order order) {
        return order.status() == OrderStatus.DELIVERING;
    }

    private static Decision notDelivering(Order order) {
        return Decision.refused(
                RefusalReason.NOT_DELIVERING, "nothing is delivered while the order is %s".formatted(order.status()));
    }
}
