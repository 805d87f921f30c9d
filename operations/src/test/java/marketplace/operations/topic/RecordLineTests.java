package marketplace.operations.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import marketplace.operations.screen.Colour;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordLineTests {

    static List<String> types() {
        return Goldens.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_message_is_one_line_with_its_time_type_order_and_place(String type) {
        TopicRecord told = Goldens.read("order.events", type, "00301K9ZC4W0Q7HTM2X");

        assertThat(RecordLine.of(told))
                .startsWith(told.headers().get("ce_time"))
                .contains(" " + type + " ", " 00301K9ZC4W0Q7HTM2X ")
                .endsWith(" order.events/3@7")
                .doesNotContain("\n");
    }

    @Test
    void an_event_says_where_the_order_stands_who_did_it_and_what_runs() {
        assertThat(RecordLine.of(Goldens.read("order.events", "order.repriced.v1", "N1")))
                .contains(
                        " v2 PENDING_PAYMENT by PROVIDER provider-yunqi price 980.00 CNY deadline PAYMENT due 2026-11-09T01:30:00.125Z ");
    }

    @Test
    void what_is_no_message_is_a_line_too() {
        ConsumerRecord<byte[], byte[]> poison =
                new ConsumerRecord<>("payment.events-dlt", 0, 1, null, "no\u001bJSON".getBytes(UTF_8));
        poison.headers().add("dlt_reason", "body is not\n readable".getBytes(UTF_8));

        TopicRecord told = TopicRecord.of(poison);

        assertThat(RecordLine.of(told))
                .contains("? given up by ? because body is not  readable payment.events-dlt/0@1")
                .doesNotContain("\n", "\u001b");
        assertThat(told.toJson().has("body")).isFalse();
    }

    @Test
    void kinds_differ_in_colour() {
        assertThat(colour("order.events", "order.paid.v1")).isEqualTo(Colour.PLAIN);
        assertThat(colour("order.events", "order.completion-confirmed.v1")).isEqualTo(Colour.GREEN);
        assertThat(colour("order.events", "order.refund-failed.v1")).isEqualTo(Colour.RED);
        assertThat(colour("order.commands", "order.cancel-by-deadline.v1")).isEqualTo(Colour.MAGENTA);
        assertThat(colour("order.commands", "order.remind-of-deadline.v1")).isEqualTo(Colour.YELLOW);
        assertThat(colour("payment.events", "payment.captured.v1")).isEqualTo(Colour.BLUE);
        assertThat(colour("delivery.events", "delivery.image-shared.v1")).isEqualTo(Colour.CYAN);
        assertThat(colour("payment.events-dlt", "payment.captured.v1")).isEqualTo(Colour.RED);
    }

    private static Colour colour(String topic, String type) {
        return RecordLine.colour(Goldens.read(topic, type, "N1"));
    }
}
