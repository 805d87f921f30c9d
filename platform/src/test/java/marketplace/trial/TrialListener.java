package marketplace.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.PaymentEventMessage;
import marketplace.contracts.Topics;
import marketplace.platform.kafka.ReceivedMessages;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Listens as every service does; can be told to fail. */
@Component
public class TrialListener {

    /** A topic whose dead letters have no place to go to. */
    public static final String ORPHANS = "trial.orphans";

    /** The id under which it is known. */
    public static final String ID = "trial";

    private final MessageCodec codec = new MessageCodec();
    private final ReceivedMessages received;
    private final AtomicInteger failures = new AtomicInteger();
    private final List<Instant> tries = new CopyOnWriteArrayList<>();
    private final List<String> handled = new CopyOnWriteArrayList<>();

    TrialListener(ReceivedMessages received) {
        this.received = received;
    }

    @KafkaListener(
            id = ID,
            idIsGroup = false,
            topics = {Topics.PAYMENT_EVENTS, ORPHANS})
    void hear(List<ConsumerRecord<byte[], byte[]>> records) {
        tries.add(RealTime.now());
        received.handle(
                records, (type, message, trace) -> codec.decodePaymentEvent(type, message.value()), this::handle);
    }

    private void handle(List<PaymentEventMessage> messages) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new ClassCastException("told to fail");
        }
        messages.forEach(message -> handled.add(message.messageId()));
    }

    public void failNext(int times) {
        failures.set(times);
    }

    /** Ids of messages in the order in which they were handled. */
    public List<String> handled() {
        return handled;
    }

    public int tries() {
        return tries.size();
    }

    /** The longest time between two tries among the last ones. */
    public Duration longestPause(int last) {
        List<Instant> end = tries.subList(tries.size() - last, tries.size());
        Duration longest = Duration.ZERO;
        for (int i = 1; i < end.size(); i++) {
            Duration pause = Duration.between(end.get(i - 1), end.get(i));
            longest = pause.compareTo(longest) > 0 ? pause : longest;
        }
        return longest;
    }
}
