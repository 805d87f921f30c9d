package marketplace.order.letter;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.Topics;
import marketplace.platform.kafka.ReceivedMessages;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as it was heard. Whatever its headers say or do not say, something can be kept of it: there are no dead letters of dead
 * letters.
 *
 * @param topic where the record was, and goes when it is replayed: no header can name another
 */
record NewLetter(
        ConsumerRecord<byte[], byte[]> record,
        String topic,
        @Nullable LetterPlace original,
        @Nullable String consumerGroup,
        @Nullable String reason,
        @Nullable String type,
        boolean whole,
        Instant cameAt) {

    private static final Map<String, String> ORIGINALS =
            Topics.ALL.stream().collect(Collectors.toUnmodifiableMap(Topics::deadLettersOf, Function.identity()));
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final int LONGEST_GROUP = 200;
    private static final int LONGEST_REASON = 1000;

    /** What a producer wrote as the time may be any number; the database knows fewer years. */
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** Reads a record of a {@code -dlt} topic. */
    static NewLetter of(ConsumerRecord<byte[], byte[]> record) {
        String topic = Objects.requireNonNull(ORIGINALS.get(record.topic()), record::topic);
        return new NewLetter(
                record,
                topic,
                original(record, topic),
                line(record, MessageHeaders.DEAD_LETTER_GROUP, LONGEST_GROUP),
                line(record, MessageHeaders.DEAD_LETTER_REASON, LONGEST_REASON),
                LetterType.of(record),
                record.headers().lastHeader(MessageHeaders.DEAD_LETTER_WITHOUT_RECORD) == null,
                cameAt(record));
    }

    private static @Nullable LetterPlace original(ConsumerRecord<byte[], byte[]> record, String topic) {
        Long partition = number(record, MessageHeaders.DEAD_LETTER_PARTITION);
        Long offset = number(record, MessageHeaders.DEAD_LETTER_OFFSET);
        if (partition == null || partition > Integer.MAX_VALUE || offset == null) {
            return null;
        }
        return topic.equals(ReceivedMessages.header(record, MessageHeaders.DEAD_LETTER_TOPIC))
                ? new LetterPlace(topic, partition.intValue(), offset)
                : null;
    }

    private static @Nullable Long number(ConsumerRecord<byte[], byte[]> record, String name) {
        String text = ReceivedMessages.header(record, name);
        return text != null && NUMBER.matcher(text).matches() ? Long.valueOf(text) : null;
    }

    private static @Nullable String line(ConsumerRecord<byte[], byte[]> record, String name, int longest) {
        String text = ReceivedMessages.header(record, name);
        return text == null ? null : LetterText.line(text, longest);
    }

    private static Instant cameAt(ConsumerRecord<byte[], byte[]> record) {
        long millis = record.timestamp();
        return millis < 0 || millis > LATEST.toEpochMilli() ? Instant.EPOCH : Instant.ofEpochMilli(millis);
    }
}
