package marketplace.order.inbound;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.Topics;
import marketplace.order.TestMarketplace;
import marketplace.order.TopicRecords;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;

/** What the service has put aside. */
final class TestDeadLetters {

    private TestDeadLetters() {}

    /** What is sent behind other messages of an order has been put aside, so they have been handled. */
    static void afterAllOf(TestMarketplace market, String topic, String number) {
        String marker = UUID.randomUUID().toString();
        market.send(new ProducerRecord<>(topic, bytes(number), bytes(marker)));
        Awaitility.await().until(() -> !reasons(topic, marker).isEmpty());
    }

    /** Why records of the topic were put aside that hold the marker. */
    static List<String> reasons(String original, String marker) {
        return TopicRecords.of(Topics.deadLettersOf(original), letter -> holds(letter, marker)).stream()
                .map(TestDeadLetters::reason)
                .toList();
    }

    private static boolean holds(ConsumerRecord<byte[], byte[]> letter, String marker) {
        return letter.value() != null && new String(letter.value(), StandardCharsets.UTF_8).contains(marker);
    }

    private static String reason(ConsumerRecord<byte[], byte[]> letter) {
        return new String(
                letter.headers().lastHeader(MessageHeaders.DEAD_LETTER_REASON).value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
