package marketplace.order.desk;

import static org.assertj.core.api.Assertions.assertThat;

import marketplace.order.Answer;
import marketplace.order.TestMarketplace;
import org.junit.jupiter.api.Test;

class TimelineTests {

    private final TestMarketplace market = TestMarketplace.shared();

    @Test
    void it_is_read_page_by_page_and_ends_without_a_next() {
        String number = market.place(market.productWithoutForm());
        market.openAttempt(number);
        market.openAttempt(number);
        String path = "/v1/orders/%s/timeline?limit=2".formatted(number);

        Answer first = market.provider.get(path).expect(200);
        Answer second =
                market.provider.get(path + "&after=" + first.text("/nextAfter")).expect(200);

        assertThat(first.body().at("/entries")).hasSize(2);
        assertThat(second.body().at("/entries")).hasSize(1);
        assertThat(second.body().at("/entries/0/version").asInt()).isEqualTo(3);
        assertThat(second.body().has("nextAfter")).isFalse();
    }

    @Test
    void an_entry_says_who_did_what_when() {
        String number = market.place(market.productWithoutForm());
        Answer repriced = market.press(market.provider, number, "reprice", TestMarketplace.price(9900));

        Answer timeline = market.buyer
                .get("/v1/orders/%s/timeline?after=1".formatted(number))
                .expect(200);

        assertThat(timeline.text("/entries/0/type")).isEqualTo("order.repriced.v1");
        assertThat(timeline.text("/entries/0/at")).isEqualTo(repriced.text("/repricings/0/at"));
        assertThat(timeline.text("/entries/0/actor/role")).isEqualTo("PROVIDER");
        assertThat(timeline.text("/entries/0/actor/id")).isEqualTo(repriced.text("/providerId"));
        assertThat(timeline.text("/entries/0/details/reason")).isEqualTo("as agreed");
    }
}
