package marketplace.order.journal;

import java.nio.charset.StandardCharsets;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.OrderEventDetails;
import marketplace.contracts.OrderEventMessage;
import marketplace.contracts.OrderEventType;
import marketplace.contracts.OrderSummary;
import marketplace.contracts.WireActor;
import marketplace.contracts.WireDeadline;
import marketplace.contracts.WireMoney;
import marketplace.order.model.Actor;
import marketplace.order.model.Deadline;
import marketplace.order.model.Money;
import marketplace.order.model.Order;
import marketplace.order.model.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** What the world is told of an event. Answers of forms, contact data and completion information stay here. */
final class OrderEventMessages {

    private static final MessageCodec CODEC = new MessageCodec();

    private OrderEventMessages() {}

    /** The body of the message. */
    static String encode(OrderEventMessage message) {
        return new String(CODEC.encode(message), StandardCharsets.UTF_8);
    }

    /**
     * The message about an event.
     *
     * @param after the order that the event made
     */
    static OrderEventMessage message(Order after, RecordedEvent recorded) {
        OrderEventDetails details = OrderEventDetailsMapping.details(after, recorded.event());
        return new OrderEventMessage(
                after.number(),
                recorded.version(),
                OrderEventType.of(details).wireType(),
                recorded.at(),
                wire(recorded.actor()),
                summary(after),
                wire(after.clocks().running()),
                details);
    }

    private static OrderSummary summary(Order order) {
        return new OrderSummary(
                order.status().name(),
                order.identity().buyerId(),
                order.identity().providerId(),
                order.product().id(),
                order.product().name(),
                order.product().deliveryMethod().name(),
                order.product().requirementAsked(),
                wire(order.pricing().listPrice()),
                wire(order.pricing().price()),
                order.pricing().priceVersion(),
                order.milestones().purchasedAt(),
                order.milestones().completedAt());
    }

    private static @Nullable WireDeadline wire(@Nullable Deadline running) {
        return running == null
                ? null
                : new WireDeadline(
                        running.id(),
                        running.kind().name(),
                        running.startedAt(),
                        running.dueAt(),
                        running.kind().mustAct(),
                        WireDeadline.Expiry.valueOf(running.kind().onExpiry().name()),
                        running.remindAt());
    }

    private static WireActor wire(Actor actor) {
        return new WireActor(actor.role(), actor.id());
    }

    static WireMoney wire(Money money) {
        return new WireMoney(money.amount(), money.currency());
    }
}
