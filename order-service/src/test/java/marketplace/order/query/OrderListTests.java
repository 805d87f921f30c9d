package marketplace.order.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.problem.OrderProblems;
import marketplace.servers.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderListTests {

    private static final String TOO_LONG = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final TestMarketplace market = TestMarketplace.shared();
    private final TestClock clock = RunningService.sharedClock();

    @Test
    void completed_orders_are_listed_by_the_time_of_their_completion_across_equal_times() {
        String product = market.productWithoutForm();
        List<String> orders = Stream.generate(() -> market.awaitingConfirmation(product))
                .limit(3)
                .toList();
        String open = market.place(product);
        orders.forEach(
                number -> market.press(market.buyer, number, "confirm", "").expect(200));

        List<String> completed = Pages.numbers(market.buyer, "/v1/orders?timeBasis=COMPLETION&limit=1");

        assertThat(completed).containsExactlyInAnyOrderElementsOf(orders).doesNotContain(open);
    }

    @Test
    void a_range_of_dates_is_half_open_and_in_the_zone_that_is_named() {
        LocalDate day = LocalDate.ofInstant(clock.instant(), SHANGHAI).plusDays(2);
        String product = market.productWithoutForm();
        clock.tickTo(day.atStartOfDay(SHANGHAI).toInstant().minusMillis(1));
        market.place(product);
        clock.tick(Duration.ofMillis(1));
        String first = market.place(product);
        clock.tickTo(day.plusDays(1).atStartOfDay(SHANGHAI).toInstant());
        market.place(product);

        List<String> inShanghai = Pages.numbers(
                market.buyer, "/v1/orders?from=%s&to=%s&zone=Asia/Shanghai".formatted(day, day.plusDays(1)));
        List<String> withOffset = Pages.numbers(
                market.buyer,
                "/v1/orders?from=%sT00:00:00%%2B08:00&to=%sT00:00:00%%2B08:00".formatted(day, day.plusDays(1)));
        List<String> local = Pages.numbers(
                market.buyer, "/v1/orders?from=%sT00:00:00&to=%sT00:00:00.001&zone=Asia/Shanghai".formatted(day, day));

        assertThat(inShanghai).containsExactly(first);
        assertThat(withOffset).containsExactly(first);
        assertThat(local).containsExactly(first);
    }

    @Test
    void a_list_is_narrowed_by_status_and_by_exact_number() {
        String product = market.productWithoutForm();
        String open = market.place(product);
        String cancelled = market.place(product);
        market.press(market.buyer, cancelled, "cancel", "{}").expect(200);

        assertThat(Pages.numbers(market.provider, "/v1/orders?status=CANCELLED"))
                .containsExactly(cancelled);
        assertThat(Pages.numbers(market.provider, "/v1/orders?orderNumber=" + open))
                .containsExactly(open);
        assertThat(Pages.numbers(market.provider, "/v1/orders?status=CANCELLED&orderNumber=" + open))
                .isEmpty();
        assertThat(Pages.numbers(market.provider, "/v1/orders?orderNumber=" + open.substring(1)))
                .isEmpty();
        assertThat(Pages.numbers(market.operator, "/v1/orders?orderNumber=" + open))
                .containsExactly(open);
    }

    @Test
    void a_line_says_what_runs_and_what_the_caller_may_do() {
        String number = market.place(market.productWithoutForm());

        Answer page = market.provider.get("/v1/orders").expect(200);

        assertThat(page.text("/orders/0/orderNumber")).isEqualTo(number);
        assertThat(page.text("/orders/0/running/kind")).isEqualTo("PAYMENT");
        assertThat(page.texts("/orders/0/allowedActions")).containsExactly("reprice");
        assertThat(page.body().at("/orders/0").has("contact")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "to=2026-13-01",
                "from=2026-01-01T25:00:00Z",
                "zone=Mars/Olympus",
                "from=2026-02-01&to=2026-01-01",
                "timeBasis=PAYMENT",
                "status=PAID",
                "status=COMPLETED&status=",
                "deliveryMethod=POST",
                "productId=a%00b",
                "buyerId=" + TOO_LONG,
                "providerId=a b",
                "minPrice=1.5",
                "maxPrice=-1",
                "minPrice=2&maxPrice=1",
                "currency=XXY",
                "deadlineWithin=2 days",
                "deadlineWithin=-PT1H",
                "deadlineWithin=P99999D",
                "refundFailed=yes",
                "disputed=1",
                "sort=CHEAPEST_FIRST",
                "statsu=COMPLETED",
                "status=",
                "deliveryMethod=",
                "productId=",
                "from=",
                "buyerId=",
                "from=2026-01-01&from=2026-01-02",
                "sort=NEWEST_FIRST&sort=OLDEST_FIRST",
            })
    void a_query_that_cannot_be_answered_names_what_is_wrong_and_what_is_allowed(String query) {
        Answer answer = market.buyer.get("/v1/orders?" + query.replace(" ", "%20"));

        answer.expectProblem(OrderProblems.INVALID_QUERY);
        String wrong = answer.text("/errors/0/parameter");
        assertThat(query).contains(wrong + "=");
        assertThat(answer.text("/errors/0/detail")).isNotBlank();
        market.buyer.get("/v1/orders/count?" + query.replace(" ", "%20")).expectProblem(OrderProblems.INVALID_QUERY);
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        Answer answer = market.buyer.get("/v1/orders?zone=Nowhere&status=PAID&limt=1");

        answer.expectProblem(OrderProblems.INVALID_QUERY);
        assertThat(answer.body().at("/errors").valueStream())
                .extracting(error -> error.at("/parameter").asString())
                .containsExactlyInAnyOrder("zone", "status", "limt");
    }

    @ParameterizedTest
    @CsvSource({
        "from=-999999999-01-01, 1",
        "to=%2B999999999-12-31, 1",
        "from=%2B300000-01-01, 0",
        "orderNumber=%00, 0",
        "orderNumber=%27%20or%20true%20--, 0",
        "orderNumber=, 0",
    })
    void a_query_beyond_what_the_database_holds_finds_what_there_is(String query, int found) {
        market.place(market.productWithoutForm());

        Answer page = market.buyer.get("/v1/orders?" + query).expect(200);

        assertThat(page.body().at("/orders")).hasSize(found);
        assertThat(market.buyer
                        .get("/v1/orders/count?" + query)
                        .expect(200)
                        .body()
                        .at("/count")
                        .asInt(-1))
                .isEqualTo(found);
    }
}
