package marketplace.order.letter;

import static marketplace.order.letter.TestLetters.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewLetterTests {

    private static final LonelyService.Place PLACE = new LonelyService.Place(7, 0);

    @Test
    void where_its_record_was_is_what_its_headers_say() {
        NewLetter letter = read(unreadable("key"), PLACE);

        LetterPlace original = Objects.requireNonNull(letter.original());
        assertThat(original.topic()).isEqualTo(Topics.PAYMENT_EVENTS);
        assertThat(original.partition()).isEqualTo(3);
        assertThat(letter.whole()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "x", "99999999999", "1e3", " 1", "\u0663"})
    void a_place_that_cannot_be_is_none(String nonsense) {
        ProducerRecord<byte[], byte[]> letter = unreadable("key");
        TestLetters.explain(letter, MessageHeaders.DEAD_LETTER_PARTITION, nonsense);

        assertThat(read(letter, PLACE).original()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"order.events", "payment.events-dlt", "__consumer_offsets", ""})
    void no_header_leads_to_another_topic(String other) {
        ProducerRecord<byte[], byte[]> letter = unreadable("key");
        TestLetters.explain(letter, MessageHeaders.DEAD_LETTER_TOPIC, other);

        NewLetter read = read(letter, PLACE);

        assertThat(read.original()).isNull();
        assertThat(read.topic()).isEqualTo(Topics.PAYMENT_EVENTS);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE})
    void a_time_that_the_database_does_not_know_is_the_first_of_all(long time) {
        assertThat(read(unreadable("key"), PLACE.at(time)).cameAt()).isEqualTo(Instant.EPOCH);
    }

    private static NewLetter read(ProducerRecord<byte[], byte[]> letter, LonelyService.Place place) {
        return NewLetter.of(LonelyService.heard(letter, place));
    }
}
