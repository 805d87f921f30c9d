package marketplace.order.letter;

import static marketplace.order.letter.TestLetters.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import marketplace.contracts.MessageHeaders;
import marketplace.contracts.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTypeTests {

    private static final LonelyService.Place PLACE = new LonelyService.Place(7, 0);

    @Test
    void it_is_what_the_header_says_whatever_the_body_does() {
        assertThat(type("order.placed.v1", "{\"type\": \"order.paid.v1\"}")).isEqualTo("order.placed.v1");
        assertThat(type("order.placed.v1", "no JSON")).isEqualTo("order.placed.v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n"})
    void without_a_header_that_says_something_it_is_what_the_body_says(String header) {
        assertThat(type(header, "{\"a\": {\"type\": \"no\"}, \"b\": [{\"type\": 1}], \"type\": \"order.paid.v1\"}"))
                .isEqualTo("order.paid.v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "{}",
                "[\"type\"]",
                "\"type\"",
                "{\"type\": 1}",
                "{\"type\": null}",
                "{\"type\": \"\"}",
                "{\"a\": 1, \"type\"",
                "{\"a\": tru}"
            })
    void of_a_body_that_does_not_say_it_there_is_none(String body) {
        assertThat(type(null, body)).isNull();
    }

    @Test
    void no_body_is_deep_or_absent_enough_to_stop_whoever_asks() {
        assertThat(type(null, "{\"a\":" + "[".repeat(10_000) + "1")).isNull();
        assertThat(type(null, null)).isNull();
    }

    @Test
    void it_is_a_short_line() {
        assertThat(type("a\0b\n" + "x".repeat(300), "{}")).startsWith("a b x").hasSize(200);
    }

    private static @Nullable String type(@Nullable String header, @Nullable String body) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                Topics.deadLettersOf(Topics.ORDER_EVENTS), bytes("key"), body == null ? null : bytes(body));
        if (header != null) {
            TestLetters.explain(letter, MessageHeaders.TYPE, header);
        }
        return LetterType.of(LonelyService.heard(letter, PLACE));
    }
}
