package marketplace.order.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.problem.OrderProblems;
import marketplace.order.problem.RequestProblems;
import marketplace.platform.problem.PlatformProblems;
import org.junit.jupiter.api.Test;

/** What a reprice would do, told before it is done. Its refusals: see {@link RepricingTests}. */
class RepricePreviewTests {

    private final TestMarketplace market = TestMarketplace.shared();
    private final String number = market.place(market.productWithoutForm());

    @Test
    void it_tells_the_prices_the_bounds_and_what_is_left() {
        market.press(market.provider, number, "reprice", TestMarketplace.price(9900))
                .expect(200);

        Answer preview = preview(9000).expect(200);

        assertThat(preview.text("/orderNumber")).isEqualTo(number);
        assertThat(preview.body().at("/before/amount").asLong()).isEqualTo(9900);
        assertThat(preview.body().at("/after/amount").asLong()).isEqualTo(9000);
        assertThat(preview.body().at("/lowest/amount").asLong()).isEqualTo(1);
        assertThat(preview.body().at("/highest/amount").asLong()).isEqualTo(TestMarketplace.LIST_PRICE);
        assertThat(preview.text("/highest/currency")).isEqualTo("CNY");
        assertThat(preview.body().at("/repricingsLeft").asInt()).isEqualTo(48);
        assertThat(preview.body().at("/voidedAttempts")).isEmpty();
        assertThat(preview.header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void it_tells_which_open_attempts_would_become_void_and_no_others() {
        market.openAttempt(number);
        market.press(market.provider, number, "reprice", TestMarketplace.price(9900))
                .expect(200);
        market.openAttempt(number);
        RunningService.sharedClock().tick(Duration.ofMinutes(31));
        String open = market.openAttempt(number);

        Answer preview = preview(9000).expect(200);

        assertThat(preview.body().at("/voidedAttempts")).hasSize(1);
        assertThat(preview.text("/voidedAttempts/0/attemptId")).isEqualTo(open);
        assertThat(preview.body().at("/voidedAttempts/0/amount/amount").asLong())
                .isEqualTo(9900);
        assertThat(preview.text("/voidedAttempts/0/state")).isEqualTo("OPEN");
    }

    @Test
    void it_changes_nothing_however_often_it_is_asked() {
        String before = market.order(market.buyer, number).raw();

        preview(9000, "Idempotency-Key", "k").expect(200);
        preview(8000, "Idempotency-Key", "k").expect(200);

        assertThat(market.order(market.buyer, number).raw()).isEqualTo(before);
        assertThat(market.buyer
                        .get("/v1/orders/%s/timeline".formatted(number))
                        .body()
                        .at("/entries"))
                .hasSize(1);
    }

    @Test
    void its_etag_makes_the_reprice_do_what_it_told_or_nothing() {
        String told = preview(9000).expect(200).header("ETag");

        Answer done = market.press(market.provider, number, "reprice", TestMarketplace.price(9000), "If-Match", told);
        String late = preview(8000).expect(200).header("ETag");
        market.openAttempt(number);

        assertThat(done.expect(200).body().at("/price/amount").asLong()).isEqualTo(9000);
        market.press(market.provider, number, "reprice", TestMarketplace.price(8000), "If-Match", late)
                .expectProblem(RequestProblems.STALE_VERSION);
    }

    @Test
    void it_honours_a_version_and_needs_none() {
        preview(9000, "If-Match", "\"1\"").expect(200);
        preview(9000, "If-Match", "*").expect(200);
        preview(9000, "If-Match", "\"2\"").expectProblem(RequestProblems.STALE_VERSION);
        preview(9000, "If-Match", "2").expectProblem(RequestProblems.IF_MATCH_INVALID);
    }

    @Test
    void it_is_for_the_provider_of_the_order() {
        String path = "/v1/orders/%s/preview-reprice".formatted(number);
        TestMarketplace others = TestMarketplace.shared();

        market.buyer.post(path, TestMarketplace.price(9000)).expectProblem(PlatformProblems.FORBIDDEN_ROLE);
        others.provider.post(path, TestMarketplace.price(9000)).expectProblem(OrderProblems.ORDER_NOT_FOUND);
    }

    @Test
    void it_is_no_button_of_its_own() {
        assertThat(market.order(market.provider, number).texts("/allowedActions"))
                .containsExactly("reprice");
    }

    private Answer preview(long amount, String... headers) {
        return market.press(market.provider, number, "preview-reprice", TestMarketplace.price(amount), headers);
    }
}
