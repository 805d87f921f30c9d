package marketplace.order.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.problem.OrderProblems;
import marketplace.order.problem.RequestProblems;
import marketplace.platform.problem.PlatformProblems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changing prices: why it is refused, in advance as well as in earnest, and what is remembered of it. */
class RepricingTests {

    private static final long LIST_PRICE = TestMarketplace.LIST_PRICE;

    private final TestMarketplace market = TestMarketplace.shared();
    private final String number = market.place(market.productWithoutForm());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12000 | CNY | PRICE_UNCHANGED        | /price/amount
            0     | CNY | PRICE_NOT_POSITIVE     | /price/amount
            -1    | CNY | PRICE_NOT_POSITIVE     | /price/amount
            12001 | CNY | PRICE_OUT_OF_BOUNDS    | /price/amount
            9900  | USD | PRICE_CURRENCY_DIFFERS | /price/currency
            """)
    void a_price_that_cannot_be_has_a_problem_of_its_own(
            long amount, String currency, OrderProblems problem, String pointer) {
        Map<String, Object> body =
                Map.of("price", Map.of("amount", amount, "currency", currency), "reason", "as agreed");

        Answer refused = refused(number, body);

        refused.expectProblem(problem);
        assertThat(refused.wrongField()).isEqualTo(pointer);
        assertThat(refused.texts("/allowedActions")).containsExactly("reprice");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, LIST_PRICE + 1})
    void a_price_out_of_bounds_is_told_the_bounds(long amount) {
        Answer refused = refused(number, TestMarketplace.price(amount));

        assertThat(refused.body().at("/lowest/amount").asLong()).isEqualTo(1);
        assertThat(refused.body().at("/highest/amount").asLong()).isEqualTo(LIST_PRICE);
        assertThat(refused.text("/highest/currency")).isEqualTo("CNY");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, LIST_PRICE})
    void a_price_at_its_bound_is_allowed(long amount) {
        market.press(market.provider, number, "reprice", TestMarketplace.price(5000))
                .expect(200);

        Answer repriced = market.press(market.provider, number, "reprice", TestMarketplace.price(amount))
                .expect(200);

        assertThat(repriced.body().at("/price/amount").asLong()).isEqualTo(amount);
    }

    @Test
    void a_paid_order_keeps_its_price() {
        market.pay(number, LIST_PRICE);

        Answer refused = refused(number, TestMarketplace.price(9900));

        refused.expectProblem(OrderProblems.ALREADY_PAID);
        assertThat(refused.text("/orderStatus")).isEqualTo("AWAITING_START");
        assertThat(refused.texts("/allowedActions")).containsExactly("start", "open-dispute", "propose-extension");
    }

    @Test
    void a_cancelled_order_keeps_its_price() {
        market.press(market.buyer, number, "cancel", "{}").expect(200);

        refused(number, TestMarketplace.price(9900)).expectProblem(OrderProblems.ORDER_CANCELLED);
    }

    @Test
    void a_version_that_is_not_the_current_one_is_refused() {
        market.openAttempt(number);

        Answer refused = refused(number, TestMarketplace.price(9900), "If-Match", "\"1\"");

        refused.expectProblem(RequestProblems.STALE_VERSION);
        assertThat(refused.header("ETag")).isEqualTo("\"2\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"reason\":null", ",\"reason\":\"\"", ",\"reason\":\" \""})
    void a_reason_is_required(String reason) {
        Answer refused = refused(number, "{\"price\":{\"amount\":9900,\"currency\":\"CNY\"}%s}".formatted(reason));

        refused.expectProblem(PlatformProblems.INVALID_REQUEST);
        assertThat(refused.wrongField()).isEqualTo("/reason");
    }

    @Test
    void a_reason_has_200_characters() {
        Map<String, Object> price = TestMarketplace.cny(9900);

        Answer tooLong = refused(number, Map.of("price", price, "reason", "价".repeat(201)));

        tooLong.expectProblem(PlatformProblems.INVALID_REQUEST);
        assertThat(tooLong.wrongField()).isEqualTo("/reason");
        market.press(market.provider, number, "reprice", Map.of("price", price, "reason", "价".repeat(200)))
                .expect(200);
    }

    @Test
    void a_price_changes_fifty_times_and_not_once_more() {
        IntStream.rangeClosed(1, 50)
                .forEach(amount -> market.press(market.provider, number, "reprice", TestMarketplace.price(amount))
                        .expect(200));

        Answer refused = refused(number, TestMarketplace.price(9900));

        refused.expectProblem(OrderProblems.LIMIT_REACHED);
        assertThat(refused.text("/detail")).contains("50");
        assertThat(market.order(market.buyer, number).body().at("/repricings")).hasSize(50);
    }

    @Test
    void every_change_is_remembered_with_before_after_who_when_and_why() {
        market.press(
                        market.provider,
                        number,
                        "reprice",
                        Map.of("price", TestMarketplace.cny(9900), "reason", "regular"))
                .expect(200);
        market.press(
                        market.provider,
                        number,
                        "reprice",
                        Map.of("price", TestMarketplace.cny(9000), "reason", "haggled"))
                .expect(200);

        Answer order = market.order(market.buyer, number);

        assertThat(order.body().at("/repricings")).hasSize(2);
        assertThat(order.body().at("/repricings/1/before/amount").asLong()).isEqualTo(9900);
        assertThat(order.body().at("/repricings/1/after/amount").asLong()).isEqualTo(9000);
        assertThat(order.text("/repricings/1/by")).isEqualTo(order.text("/providerId"));
        assertThat(order.text("/repricings/1/at"))
                .isEqualTo(RunningService.sharedClock().instant().toString());
        assertThat(order.text("/repricings/1/reason")).isEqualTo("haggled");
        assertThat(order.text("/repricings/0/reason")).isEqualTo("regular");
    }

    /** What the preview and the reprice are both refused with. */
    private Answer refused(String order, Object body, String... headers) {
        String before = market.order(market.provider, order).raw();
        Answer preview = market.press(market.provider, order, "preview-reprice", body, headers);
        Answer reprice = market.press(market.provider, order, "reprice", body, headers);

        assertThat(preview.raw().replace("/preview-reprice", "/reprice")).isEqualTo(reprice.raw());
        assertThat(preview.status()).isEqualTo(reprice.status());
        assertThat(preview.header("ETag")).isEqualTo(reprice.header("ETag"));
        assertThat(market.order(market.provider, order).raw()).isEqualTo(before);
        return reprice;
    }
}
