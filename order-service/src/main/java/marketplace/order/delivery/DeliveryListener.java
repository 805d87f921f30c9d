package marketplace.order.delivery;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.OrderEventMessage;
import marketplace.contracts.OrderEventType;
import marketplace.contracts.Topics;
import marketplace.order.lane.OrderNumbers;
import marketplace.order.model.DeliveryMethod;
import marketplace.platform.kafka.PoisonException;
import marketplace.platform.kafka.ReceivedMessages;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Hears from the order service's own events what is to be delivered and what is to be taken back. Images are not its business: their
 * platform hears the same events.
 */
@Component
class DeliveryListener {

    private final MessageCodec codec = new MessageCodec();
    private final ReceivedMessages messages;
    private final KeyDeliveries keys;
    private final DeliveryStore store;

    DeliveryListener(ReceivedMessages messages, KeyDeliveries keys, DeliveryStore store) {
        this.messages = messages;
        this.keys = keys;
        this.store = store;
    }

    /** Returns once everything is done or durably kept; a failure brings the whole batch again. */
    @KafkaListener(
            id = "deliveries",
            idIsGroup = false,
            groupId = "${spring.kafka.consumer.group-id}-delivery",
            topics = Topics.ORDER_EVENTS)
    void onEvents(List<ConsumerRecord<byte[], byte[]>> records) {
        messages.handle(records, this::wanted, this::take);
    }

    private Optional<Wanted> wanted(
            @Nullable String type, ConsumerRecord<byte[], byte[]> record, @Nullable String trace) {
        boolean revoked = OrderEventType.DELIVERY_REVOKED.wireType().equals(type);
        if (!revoked && !OrderEventType.DELIVERY_REQUESTED.wireType().equals(type)) {
            return Optional.empty();
        }
        OrderEventMessage event = codec.decodeOrderEvent(type, record.value());
        if (OrderNumbers.laneOf(event.orderNumber()).isEmpty()) {
            throw new PoisonException("no order number");
        }
        return Optional.of(new Wanted(event.orderNumber(), event.order().deliveryMethod(), revoked, trace));
    }

    /** Of one order the request comes before the revocation, in whichever batch. */
    private void take(List<Optional<Wanted>> batch) {
        List<Wanted> all = batch.stream().flatMap(Optional::stream).toList();
        var _ = keys.issue(those(all, wanted -> isNew(wanted, DeliveryMethod.API)))
                .then(keys.end(those(all, wanted -> isOld(wanted, DeliveryMethod.API))))
                .then(store.request(those(all, wanted -> isNew(wanted, DeliveryMethod.SAAS))))
                .then(store.revoke(those(all, wanted -> isOld(wanted, DeliveryMethod.SAAS))))
                .block();
    }

    private static List<Wanted> those(List<Wanted> all, Predicate<Wanted> choice) {
        return all.stream().filter(choice).toList();
    }

    private static boolean isNew(Wanted wanted, DeliveryMethod method) {
        return wanted.is(method) && !wanted.revoked();
    }

    private static boolean isOld(Wanted wanted, DeliveryMethod method) {
        return wanted.is(method) && wanted.revoked();
    }
}
