package marketplace.order.letter;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.Topics;
import marketplace.order.Answer;
import marketplace.order.Party;
import marketplace.order.TestMarketplace;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Dead letters as a service writes them, and as an operator finds them. */
public final class TestLetters {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicLong NEXT_OFFSET = new AtomicLong(1000);

    private TestLetters() {}

    /** The letter that the notification service makes of a record that it could not handle. */
    static ProducerRecord<byte[], byte[]> of(ProducerRecord<byte[], byte[]> record, String reason) {
        return of(record, reason, "notification-service", NEXT_OFFSET.getAndIncrement());
    }

    /** The letter that this group makes of the record, which was in partition 3. */
    public static ProducerRecord<byte[], byte[]> of(
            ProducerRecord<byte[], byte[]> record, String reason, String group, long offset) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                Topics.deadLettersOf(record.topic()), null, record.key(), record.value(), record.headers());
        explain(letter, MessageHeaders.DEAD_LETTER_REASON, reason);
        explain(letter, MessageHeaders.DEAD_LETTER_TOPIC, record.topic());
        explain(letter, MessageHeaders.DEAD_LETTER_PARTITION, "3");
        explain(letter, MessageHeaders.DEAD_LETTER_OFFSET, Long.toString(offset));
        explain(letter, MessageHeaders.DEAD_LETTER_GROUP, group);
        return letter;
    }

    /** A letter about a payment event that nobody can read. */
    static ProducerRecord<byte[], byte[]> unreadable(String key) {
        return of(
                new ProducerRecord<>(Topics.PAYMENT_EVENTS, bytes(key), bytes("no JSON")), "body is not readable JSON");
    }

    /** Writes the letter; the id under which the only one with its key is listed. */
    static long write(TestMarketplace market, ProducerRecord<byte[], byte[]> letter) {
        market.send(letter);
        return await(market, new String(letter.key(), StandardCharsets.UTF_8), 1)
                .getFirst();
    }

    /** Replays a letter that was discarded before, or tries to. */
    public static Answer replayDiscarded(TestMarketplace market) {
        String letter = "/v1/dead-letters/" + write(market, unreadable(newKey()));
        market.operator.post(letter + "/discard", Map.of("note", "of a test")).expect(200);
        return market.operator.post(letter + "/replay", "");
    }

    /** Replays a letter whose record was too large to be kept, or tries to. */
    public static Answer replayWithoutRecord(TestMarketplace market) {
        ProducerRecord<byte[], byte[]> letter = unreadable(newKey());
        explain(letter, MessageHeaders.DEAD_LETTER_WITHOUT_RECORD, "true");
        return market.operator.post("/v1/dead-letters/%d/replay".formatted(write(market, letter)), "");
    }

    /** The ids of the letters with this key, the oldest first, once there are so many. */
    public static List<Long> await(TestMarketplace market, String key, int count) {
        return Awaitility.await().atMost(PATIENCE).until(() -> ids(market.operator, key), ids -> ids.size() >= count);
    }

    static List<Long> ids(Party operator, String key) {
        List<Long> ids = new ArrayList<>();
        long after = 0;
        do {
            JsonNode page = operator.get("/v1/dead-letters?limit=200&after=" + after)
                    .expect(200)
                    .body();
            page.at("/letters")
                    .valueStream()
                    .filter(letter -> letter.at("/key").asString("").equals(key))
                    .forEach(letter -> ids.add(letter.at("/letterId").asLong()));
            after = page.at("/nextAfter").asLong(0);
        } while (after > 0);
        return ids;
    }

    /** A key that no other test uses. */
    static String newKey() {
        return "key-" + UUID.randomUUID();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static void explain(ProducerRecord<byte[], byte[]> letter, String header, String value) {
        letter.headers().remove(header).add(header, bytes(value));
    }
}
