package marketplace.platform.kafka;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import marketplace.contracts.MalformedMessageException;
import marketplace.contracts.MessageHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the messages of a batch of records; what is no message becomes a dead letter and is left out. */
@Component
public class ReceivedMessages {

    private final DeadLetters deadLetters;

    ReceivedMessages(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /**
     * Hands the messages of the batch over in the order of the records and puts the rest aside afterwards: a batch that is repeated
     * because its handler failed leaves no dead letter twice. Blocks while dead letters are written.
     *
     * @param handler gets at least one message; whatever it throws makes the whole batch come again
     */
    public <T> void handle(List<ConsumerRecord<byte[], byte[]>> records, Reader<T> reader, Consumer<List<T>> handler) {
        List<T> messages = new ArrayList<>(records.size());
        Map<ConsumerRecord<byte[], byte[]>, String> poison = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                messages.add(reader.read(header(record, MessageHeaders.TYPE), record));
            } catch (MalformedMessageException | PoisonException unreadable) {
                poison.put(record, Objects.requireNonNullElse(unreadable.getMessage(), "no reason"));
            }
        }
        if (!messages.isEmpty()) {
            handler.accept(messages);
        }
        poison.forEach(deadLetters::put);
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
         * @throws MalformedMessageException when the record is no such message
         * @throws PoisonException when it can never be handled for another reason
         */
        T read(@Nullable String type, ConsumerRecord<byte[], byte[]> record);
    }
}
