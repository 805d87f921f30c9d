package marketplace.platform.kafka;

import io.opentelemetry.api.trace.SpanKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import marketplace.contracts.MalformedMessageException;
import marketplace.contracts.MessageHeaders;
import marketplace.platform.trace.Step;
import marketplace.platform.trace.TraceParents;
import marketplace.platform.trace.Traces;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the messages of a batch of records; what is no message becomes a dead letter and is left out. */
@Component
public class ReceivedMessages {

    private static final int TRACE_PARENT_LENGTH = 55;

    private final DeadLetters deadLetters;
    private final Traces traces;

    ReceivedMessages(DeadLetters deadLetters, Traces traces) {
        this.deadLetters = deadLetters;
        this.traces = traces;
    }

    /**
     * Hands the messages of the batch over in the order of the records and puts the rest aside afterwards: a batch that is repeated
     * because its handler failed leaves no dead letter twice. Blocks while dead letters are written.
     *
     * @param handler gets at least one message; whatever it throws makes the whole batch come again
     */
    public <T> void handle(List<ConsumerRecord<byte[], byte[]>> records, Reader<T> reader, Consumer<List<T>> handler) {
        List<Step> steps = records.stream().map(this::begin).toList();
        try {
            handle(records, steps, reader, handler);
        } catch (RuntimeException failure) {
            steps.forEach(step -> step.fail(failure));
            throw failure;
        }
        steps.forEach(Step::end);
    }

    private <T> void handle(
            List<ConsumerRecord<byte[], byte[]>> records,
            List<Step> steps,
            Reader<T> reader,
            Consumer<List<T>> handler) {
        List<T> messages = new ArrayList<>(records.size());
        Map<ConsumerRecord<byte[], byte[]>, String> poison = new LinkedHashMap<>();
        for (int i = 0; i < records.size(); i++) {
            ConsumerRecord<byte[], byte[]> record = records.get(i);
            try {
                messages.add(reader.read(
                        header(record, MessageHeaders.TYPE),
                        record,
                        steps.get(i).traceParent()));
            } catch (MalformedMessageException | PoisonException unreadable) {
                poison.put(record, Objects.requireNonNullElse(unreadable.getMessage(), "no reason"));
                steps.get(i).fail(unreadable);
            }
        }
        if (!messages.isEmpty()) {
            handler.accept(messages);
        }
        poison.forEach(deadLetters::put);
    }

    private Step begin(ConsumerRecord<byte[], byte[]> record) {
        String parent = traceParent(record);
        if (!traces.on()) {
            return traces.begin(SpanKind.CONSUMER, record.topic(), parent);
        }
        return traces.begin(SpanKind.CONSUMER, "process " + record.topic(), parent)
                .with("messaging.system", "kafka")
                .with("messaging.destination.name", record.topic())
                .with("messaging.destination.partition.id", record.partition())
                .with("messaging.kafka.offset", record.offset())
                .with("cloudevents.event_type", Objects.requireNonNullElse(header(record, MessageHeaders.TYPE), ""))
                .with(Step.ORDER, Objects.requireNonNullElse(header(record, MessageHeaders.SUBJECT), ""));
    }

    /** Whatever else a producer may have put there is not even read. */
    private static @Nullable String traceParent(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(MessageHeaders.TRACE_PARENT);
        return header == null || header.value() == null || header.value().length != TRACE_PARENT_LENGTH
                ? null
                : TraceParents.readable(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** Puts one record aside that turned out to be poison after it had been read. */
    public void reject(ConsumerRecord<byte[], byte[]> record, String reason) {
        deadLetters.put(record, reason);
    }

    /** The text of the record's last header of that name. */
    public static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Turns a record into a message. */
    @FunctionalInterface
    public interface Reader<T> {

        /**
         * Reads one record.
         *
         * @param type the {@code ce_type} header
         * @param traceParent W3C trace context for what the message causes
         * @throws MalformedMessageException when the record is no such message
         * @throws PoisonException when it can never be handled for another reason
         */
        T read(@Nullable String type, ConsumerRecord<byte[], byte[]> record, @Nullable String traceParent);
    }
}
