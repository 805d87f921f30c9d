package marketplace.order.delivery;

import java.util.List;
import java.util.Optional;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.OrderEventDetails;
import marketplace.contracts.OrderEventMessage;
import marketplace.contracts.OrderEventType;
import marketplace.contracts.Topics;
import marketplace.order.request.TraceParents;
import marketplace.platform.kafka.ReceivedMessages;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears from the order service's own events what is to be delivered. A delivery is asked for again and again until it is there. */
@Component
class DeliveryListener {

    private final MessageCodec codec = new MessageCodec();
    private final ReceivedMessages messages;
    private final KeyDeliveries keys;

    DeliveryListener(ReceivedMessages messages, KeyDeliveries keys) {
        this.messages = messages;
        this.keys = keys;
    }

    /** Returns once everything is delivered or durably kept; a failure brings the whole batch again. */
    @KafkaListener(
            id = "deliveries",
            idIsGroup = false,
            groupId = "${spring.kafka.consumer.group-id}-delivery",
            topics = Topics.ORDER_EVENTS)
    void onEvents(List<ConsumerRecord<byte[], byte[]>> records) {
        messages.handle(records, this::wanted, this::deliver);
    }

    private Optional<WantedDelivery> wanted(@Nullable String type, ConsumerRecord<byte[], byte[]> record) {
        if (!OrderEventType.DELIVERY_REQUESTED.wireType().equals(type)) {
            return Optional.empty();
        }
        OrderEventMessage event = codec.decodeOrderEvent(type, record.value());
        String trace = TraceParents.readable(ReceivedMessages.header(record, MessageHeaders.TRACE_PARENT));
        return event.details() instanceof OrderEventDetails.DeliveryRequested requested
                ? Optional.of(new WantedDelivery(event.orderNumber(), requested.method(), trace))
                : Optional.empty();
    }

    private void deliver(List<Optional<WantedDelivery>> batch) {
        List<WantedDelivery> wanted = batch.stream().flatMap(Optional::stream).toList();
        var _ = keys.issue(wanted).block();
    }
}
