package marketplace.order.docs;

import java.time.Instant;
import java.util.List;
import marketplace.contracts.OrderCommandMessage.CancelByDeadline;
import marketplace.contracts.Topics;
import marketplace.order.TestMarketplace;
import marketplace.order.letter.TestLetters;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The part of the story in which nobody could handle two records: one is sent again, the other is not needed. */
final class ExampleLetters {

    private static final String REASON = "ORDER_NOT_FOUND: no order with this number";
    private static final long OFFSET = 20_117;

    private final ExampleStory story;

    ExampleLetters(ExampleStory story) {
        this.story = story;
    }

    /** Both are there before one is sent again, for nobody can handle that one yet: it is put aside once more. */
    void play() {
        story.market.send(letter(OFFSET));
        story.market.send(letter(OFFSET + 1));
        List<Long> ids = TestLetters.await(story.market, StoryNames.UNKNOWN_NUMBER, 2);
        story.names.putAside(ids.get(0));
        story.send(story.operator, "GET /v1/dead-letters", "?limit=1&after=" + (ids.get(0) - 1));
        story.send(story.operator, "GET /v1/dead-letters/{id}", "");
        story.send(story.operator, "POST /v1/dead-letters/{id}/replay", "");
        story.names.putAside(ids.get(1));
        story.send(story.operator, "POST /v1/dead-letters/{id}/discard", "");
    }

    private static ProducerRecord<byte[], byte[]> letter(long offset) {
        CancelByDeadline cancel = new CancelByDeadline(
                StoryNames.UNKNOWN_NUMBER,
                "PAYMENT-1",
                Instant.parse("2026-11-16T02:00:00Z"),
                Instant.parse("2026-11-16T02:00:00.250Z"));
        return TestLetters.of(TestMarketplace.record(Topics.ORDER_COMMANDS, cancel), REASON, "order-service", offset);
    }
}
