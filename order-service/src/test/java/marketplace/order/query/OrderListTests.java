package marketplace.order.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import marketplace.order.Answer;
import marketplace.order.Party;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.PlatformProblems;
import marketplace.servers.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderListTests {

    private static final String TOO_LONG = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final TestMarketplace market = TestMarketplace.shared();
    private final TestClock clock = RunningService.sharedClock();

    @Test
    void equal_times_at_the_edges_of_pages_neither_skip_nor_repeat_an_order() {
        String product = market.productWithoutForm();
        List<String> placed = new ArrayList<>();
        for (int moment = 0; moment < 3; moment++) {
            IntStream.range(0, 5).forEach(i -> placed.add(market.place(product)));
            clock.tick(Duration.ofMillis(1));
        }

        List<String> seen = pages(market.buyer, "/v1/orders?limit=2");

        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(placed);
        assertThat(seen.subList(0, 5)).containsExactlyInAnyOrderElementsOf(placed.subList(10, 15));
        assertThat(pages(market.provider, "/v1/orders?limit=7")).isEqualTo(seen);
    }

    @Test
    void completed_orders_are_listed_by_the_time_of_their_completion_across_equal_times() {
        String product = market.productWithoutForm();
        List<String> orders = Stream.generate(() -> market.awaitingConfirmation(product))
                .limit(3)
                .toList();
        String open = market.place(product);
        orders.forEach(
                number -> market.press(market.buyer, number, "confirm", "").expect(200));

        List<String> completed = pages(market.buyer, "/v1/orders?timeBasis=COMPLETION&limit=1");

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

        List<String> inShanghai =
                pages(market.buyer, "/v1/orders?from=%s&to=%s&zone=Asia/Shanghai".formatted(day, day.plusDays(1)));
        List<String> withOffset = pages(
                market.buyer,
                "/v1/orders?from=%sT00:00:00%%2B08:00&to=%sT00:00:00%%2B08:00".formatted(day, day.plusDays(1)));
        List<String> local = pages(
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

        assertThat(pages(market.provider, "/v1/orders?status=CANCELLED")).containsExactly(cancelled);
        assertThat(pages(market.provider, "/v1/orders?orderNumber=" + open)).containsExactly(open);
        assertThat(pages(market.provider, "/v1/orders?status=CANCELLED&orderNumber=" + open))
                .isEmpty();
        assertThat(pages(market.provider, "/v1/orders?orderNumber=" + open.substring(1)))
                .isEmpty();
        assertThat(pages(market.operator, "/v1/orders?orderNumber=" + open)).containsExactly(open);
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
    @ValueSource(
            strings = {
                "from=-999999999-01-01",
                "to=%2B999999999-12-31",
                "from=%2B300000-01-01",
                "orderNumber=%00",
                "orderNumber=' or true --",
            })
    void a_query_beyond_what_the_database_holds_finds_what_there_is(String query) {
        market.place(market.productWithoutForm());

        Answer page = market.buyer.get("/v1/orders?" + query.replace(" ", "%20").replace("'", "%27"));

        page.expect(200);
    }

    @Test
    void a_page_leads_to_the_next_and_back_to_the_one_before() {
        String product = market.productWithoutForm();
        List<String> placed =
                Stream.generate(() -> market.place(product)).limit(5).toList();

        Answer first = market.provider.get("/v1/orders?limit=2").expect(200);
        Answer second = follow(first, "nextCursor");
        Answer third = follow(second, "nextCursor");
        Answer again = follow(third, "previousCursor");
        Answer start = follow(again, "previousCursor");

        assertThat(numbers(first)).hasSize(2);
        assertThat(numbers(third)).hasSize(1);
        assertThat(numbers(again)).isEqualTo(numbers(second));
        assertThat(numbers(start)).isEqualTo(numbers(first));
        assertThat(Stream.of(first, second, third).flatMap(page -> numbers(page).stream()))
                .containsExactlyInAnyOrderElementsOf(placed);
        assertThat(List.of(first.body().has("previousCursor"), start.body().has("previousCursor")))
                .containsOnly(false);
        assertThat(third.body().has("nextCursor")).isFalse();
    }

    @Test
    void a_last_page_that_is_full_leads_to_no_empty_one() {
        String product = market.productWithoutForm();
        market.place(product);
        market.place(product);

        assertThat(market.buyer.get("/v1/orders?limit=2").expect(200).body().has("nextCursor"))
                .isFalse();
    }

    @Test
    void the_oldest_come_first_on_request() {
        String product = market.productWithoutForm();
        List<String> placed = new ArrayList<>();
        for (int moment = 0; moment < 3; moment++) {
            placed.add(market.place(product));
            clock.tick(Duration.ofMillis(1));
        }

        assertThat(pages(market.buyer, "/v1/orders?sort=OLDEST_FIRST&limit=1")).isEqualTo(placed);
        assertThat(pages(market.buyer, "/v1/orders?sort=NEWEST_FIRST&limit=2")).isEqualTo(placed.reversed());
    }

    @Test
    void a_cursor_works_for_its_caller_and_its_query_alone() {
        String product = market.productWithoutForm();
        market.place(product);
        market.place(product);
        String cursor = market.provider.get("/v1/orders?limit=1").expect(200).text("/nextCursor");
        String altered = (cursor.startsWith("A") ? "B" : "A") + cursor.substring(1);

        Answer sameWithAnotherLimit = market.provider.get("/v1/orders?limit=5&cursor=" + cursor);

        sameWithAnotherLimit.expect(200);
        Stream.of(
                        market.buyer.get("/v1/orders?limit=1&cursor=" + cursor),
                        market.provider.get("/v1/orders?status=COMPLETED&limit=1&cursor=" + cursor),
                        market.provider.get("/v1/orders?limit=1&cursor=" + altered),
                        market.provider.get("/v1/orders?cursor="),
                        market.provider.get("/v1/orders?cursor=!!!"),
                        market.provider.get("/v1/orders?cursor=" + "A".repeat(9000)),
                        market.provider.get("/v1/orders?cursor=MjAyNi0wMS0wMXxub251bWJlcg"))
                .forEach(answer -> answer.expectProblem(OrderProblems.INVALID_CURSOR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "x", "-1"})
    void a_page_has_its_limits(String limit) {
        Answer answer = market.buyer.get("/v1/orders?limit=" + limit);

        answer.expectProblem(PlatformProblems.MALFORMED_REQUEST);
        assertThat(answer.text("/errors/0/parameter")).isEqualTo("limit");
        assertThat(answer.text("/errors/0/detail")).isNotBlank();
    }

    private Answer follow(Answer page, String cursor) {
        return market.provider
                .get("/v1/orders?limit=2&cursor=" + page.text("/" + cursor))
                .expect(200);
    }

    private static List<String> numbers(Answer page) {
        return page.body()
                .at("/orders")
                .valueStream()
                .map(order -> order.at("/orderNumber").asString())
                .toList();
    }

    private static List<String> pages(Party who, String path) {
        List<String> numbers = new ArrayList<>();
        String cursor = "";
        do {
            String more = cursor.isEmpty()
                    ? ""
                    : (path.contains("?") ? "&" : "?") + "cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
            Answer page = who.get(path + more).expect(200);
            page.body()
                    .at("/orders")
                    .forEach(order -> numbers.add(order.at("/orderNumber").asString()));
            cursor = page.text("/nextCursor");
        } while (!cursor.isEmpty());
        return numbers;
    }
}
