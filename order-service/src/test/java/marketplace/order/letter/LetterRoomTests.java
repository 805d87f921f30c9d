package marketplace.order.letter;

import static marketplace.order.letter.TestLetters.newKey;
import static marketplace.order.letter.TestLetters.unreadable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import marketplace.order.Party;
import marketplace.order.completion.LogText;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Dead letters that nobody looks after. */
class LetterRoomTests {

    private static final LonelyService SERVICE = new LonelyService("marketplace.dead-letters.most=2");

    private final Party operator = SERVICE.party("olga");

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void beyond_the_most_no_more_are_taken_until_some_are_closed_and_the_log_says_so_once_and_again_every_while() {
        try (LogText log = LogText.listen()) {
            long first = SERVICE.hear(unreadable(newKey()));
            SERVICE.hear(unreadable(newKey()));
            ProducerRecord<byte[], byte[]> third = unreadable(newKey());
            LonelyService.Place place = SERVICE.nextPlace();
            assertThatThrownBy(() -> SERVICE.hear(third, place)).hasMessageContaining("no room");
            assertThatThrownBy(() -> SERVICE.hear(third, place)).hasMessageContaining("no room");

            operator.post("/v1/dead-letters/%d/discard".formatted(first), Map.of("note", "seen to"))
                    .expect(200);
            long taken = SERVICE.hear(third, place);

            assertThat(operator.get("/v1/dead-letters/" + taken).expect(200).text("/letter/state"))
                    .isEqualTo("OPEN");
            assertThat(log.everything())
                    .containsOnlyOnce("2 dead letters are open, as many as are kept")
                    .containsOnlyOnce("there is room for dead letters again");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(log.everything()
                                    .split("2 dead letters wait for the operator, the oldest since 2026-02-03T04:05"))
                            .hasSizeGreaterThan(2));
        }
    }
}
