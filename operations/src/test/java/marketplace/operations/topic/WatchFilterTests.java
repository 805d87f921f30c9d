package marketplace.operations.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WatchFilterTests {

    private static final TopicRecord EVENT = Goldens.read("order.events", "order.paid.v1", "N1");
    private static final TopicRecord CAPTURE = Goldens.read("payment.events", "payment.captured.v1", "N1");

    @Test
    void nothing_asked_for_tells_everything() {
        assertThat(new WatchFilter(null, List.of(), null).tells(EVENT)).isTrue();
    }

    @Test
    void an_order_is_told_by_its_number() {
        assertThat(new WatchFilter("N1", List.of(), null).tells(CAPTURE)).isTrue();
        assertThat(new WatchFilter("N", List.of(), null).tells(CAPTURE)).isFalse();
    }

    @Test
    void a_type_is_told_by_how_it_begins() {
        WatchFilter filter = new WatchFilter(null, List.of("order.refund", "payment."), null);

        assertThat(filter.tells(EVENT)).isFalse();
        assertThat(filter.tells(CAPTURE)).isTrue();
    }

    @Test
    void what_names_no_party_is_told_once_its_order_was_seen_to_be_the_party_s() {
        WatchFilter filter = new WatchFilter(null, List.of(), "buyer-lan");

        assertThat(filter.tells(CAPTURE)).isFalse();
        assertThat(filter.tells(EVENT)).isTrue();
        assertThat(filter.tells(CAPTURE)).isTrue();
        assertThat(filter.tells(Goldens.read("payment.events", "payment.captured.v1", "N2")))
                .isFalse();
    }

    @Test
    void it_learns_from_what_it_does_not_tell() {
        WatchFilter filter = new WatchFilter(null, List.of("payment."), "buyer-lan");

        assertThat(filter.tells(EVENT)).isFalse();
        assertThat(filter.tells(CAPTURE)).isTrue();
    }

    @Test
    void somebody_else_s_orders_are_not_told() {
        assertThat(new WatchFilter(null, List.of(), "buyer-la").tells(EVENT)).isFalse();
    }

    @Test
    void the_orders_that_it_remembers_are_limited() {
        WatchFilter filter = new WatchFilter(null, List.of(), "buyer-lan");

        for (int i = 0; i <= WatchFilter.ORDERS_REMEMBERED; i++) {
            TopicRecord seen =
                    new TopicRecord(EVENT.topic(), 0, i, EVENT.storedAt(), "M" + i, EVENT.headers(), EVENT.body());
            assertThat(filter.tells(seen)).isTrue();
        }

        assertThat(filter.tells(Goldens.read("payment.events", "payment.captured.v1", "M0")))
                .isFalse();
        assertThat(filter.tells(Goldens.read("payment.events", "payment.captured.v1", "M1")))
                .isTrue();
    }
}
