package marketplace.order.desk;

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
import marketplace.servers.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderListTests {

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
                "cursor=",
                "cursor=!!!",
                "cursor=MjAyNi0wMS0wMXxub251bWJlcg",
            })
    void a_query_that_cannot_be_answered_says_so(String query) {
        market.buyer.get("/v1/orders?" + query).expectProblem(OrderProblems.INVALID_QUERY);
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
