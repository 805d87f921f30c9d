package marketplace.order.inbound;

import java.util.List;
import marketplace.contracts.Topics;
import marketplace.order.parking.PaymentEvent;
import marketplace.order.parking.PaymentIntake;
import marketplace.platform.kafka.ReceivedMessages;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears what the payment platform did. Only what cannot be read is a dead letter: money that was told of is never one. */
@Component
class PaymentListener {

    private final ReceivedMessages messages;
    private final PaymentIntake intake;

    PaymentListener(ReceivedMessages messages, PaymentIntake intake) {
        this.messages = messages;
        this.intake = intake;
    }

    /** Returns once everything is with its order, parked or a dead letter; a failure brings the whole batch again. */
    @KafkaListener(id = "payments", idIsGroup = false, topics = Topics.PAYMENT_EVENTS)
    void onPayments(List<ConsumerRecord<byte[], byte[]>> records) {
        messages.handle(records, PaymentListener::event, this::take);
    }

    private void take(List<PaymentEvent> events) {
        var _ = intake.take(events).block();
    }

    private static PaymentEvent event(
            @Nullable String type, ConsumerRecord<byte[], byte[]> record, @Nullable String trace) {
        return PaymentEvent.read(type, record.value(), trace);
    }
}
