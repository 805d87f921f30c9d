package marketplace.order.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.PlatformProblems;
import marketplace.servers.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists page by page. */
class PageTests {

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

        List<String> seen = Pages.numbers(market.buyer, "/v1/orders?limit=2");

        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(placed);
        assertThat(seen.subList(0, 5)).containsExactlyInAnyOrderElementsOf(placed.subList(10, 15));
        assertThat(Pages.numbers(market.provider, "/v1/orders?limit=7")).isEqualTo(seen);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timeBasis=PURCHASE&sort=OLDEST_FIRST",
                "timeBasis=COMPLETION&sort=NEWEST_FIRST",
                "timeBasis=COMPLETION&sort=OLDEST_FIRST"
            })
    void every_sorting_leads_onwards_and_back(String query) {
        String product = market.productWithoutForm();
        for (int i = 0; i < 3; i++) {
            market.press(market.buyer, market.awaitingConfirmation(product), "confirm", "")
                    .expect(200);
        }
        List<String> all = numbers(market.provider.get("/v1/orders?limit=9&" + query));

        Answer first = market.provider.get("/v1/orders?limit=2&" + query).expect(200);
        Answer last =
                market.provider.get("/v1/orders?limit=2&%s&cursor=%s".formatted(query, first.text("/nextCursor")));
        Answer back =
                market.provider.get("/v1/orders?limit=2&%s&cursor=%s".formatted(query, last.text("/previousCursor")));

        assertThat(numbers(first)).isEqualTo(all.subList(0, 2));
        assertThat(numbers(last)).isEqualTo(all.subList(2, 3));
        assertThat(numbers(back)).isEqualTo(numbers(first));
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

        assertThat(Pages.numbers(market.buyer, "/v1/orders?sort=OLDEST_FIRST&limit=1"))
                .isEqualTo(placed);
        assertThat(Pages.numbers(market.buyer, "/v1/orders?sort=NEWEST_FIRST&limit=2"))
                .isEqualTo(placed.reversed());
    }

    @Test
    void a_cursor_works_for_its_caller_and_its_query_alone() {
        String product = market.productWithoutForm();
        market.place(product);
        market.place(product);
        String cursor = market.provider.get("/v1/orders?limit=1").expect(200).text("/nextCursor");
        String altered = (cursor.startsWith("A") ? "B" : "A") + cursor.substring(1);
        byte[] sealed = Base64.getUrlDecoder().decode(cursor);

        Answer sameWithAnotherLimit = market.provider.get("/v1/orders?limit=5&cursor=" + cursor);

        sameWithAnotherLimit.expect(200);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
                .doesNotContain(market.provider.get("/v1/orders").text("/orders/0/orderNumber"));
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
}
