package marketplace.operations.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import marketplace.operations.topic.Goldens;
import marketplace.operations.topic.TestTopics;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SampleConsumerTests {

    private static final Path DOCUMENT = Path.of("../docs/events.md");
    private static final Path SOURCE = Path.of("src/test/java/marketplace/operations/sample/SampleConsumer.java");
    private static final int MOST_LINES = 29;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String order = "N-" + UUID.randomUUID();

    @Test
    void the_document_shows_just_this_consumer_in_under_30_lines() throws IOException {
        String source = Files.readString(SOURCE);

        assertThat(block("java")).isEqualTo(source);
        assertThat(source.lines()).hasSizeLessThanOrEqualTo(MOST_LINES);
    }

    @Test
    void events_that_come_twice_or_again_after_a_restart_are_handled_once() throws Exception {
        Map<String, Long> versions = new ConcurrentHashMap<>();
        List<String> handled = new CopyOnWriteArrayList<>();
        Properties settings = settings();
        settings.setProperty("bootstrap.servers", TestTopics.bootstrapServers());
        settings.setProperty("group.id", "settlement-" + order);

        var _ = TestTopics.send(
                List.of(event("placed", 1), event("repriced", 2), event("placed", 1), event("repriced", 2)));
        run(new SampleConsumer(settings, versions, event -> handle(event, handled)), handled, 2);
        var _ = TestTopics.send(List.of(event("repriced", 2), event("paid", 3)));
        settings.setProperty("group.id", "settlement-anew-" + order);
        run(new SampleConsumer(settings, versions, event -> handle(event, handled)), handled, 3);

        assertThat(handled).containsExactly("order.placed.v1", "order.repriced.v1", "order.paid.v1");
        assertThat(versions).containsEntry(order, 3L);
    }

    /** Until so many events of the order were handled. */
    private static void run(SampleConsumer consumer, List<String> handled, int wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        consumer.run(() -> handled.size() < wanted && System.nanoTime() < end);
    }

    private void handle(JsonNode event, List<String> handled) {
        if (event.path("orderNumber").asString().equals(order)) {
            handled.add(event.path("type").asString());
        }
    }

    private ProducerRecord<byte[], byte[]> event(String name, long version) {
        return Goldens.message("order.events", "order.%s.v1".formatted(name), order, version);
    }

    /** The settings that the document shows. */
    private static Properties settings() throws IOException {
        Properties settings = new Properties();
        settings.load(new StringReader(block("properties")));
        return settings;
    }

    private static String block(String language) throws IOException {
        Matcher block =
                Pattern.compile("```" + language + "\n((?:.*\n)+?)```\n").matcher(Files.readString(DOCUMENT));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }
}
