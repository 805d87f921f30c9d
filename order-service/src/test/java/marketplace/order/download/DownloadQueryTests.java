package marketplace.order.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.problem.OrderProblems;
import marketplace.servers.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A download selects what the list of the same query does. */
class DownloadQueryTests {

    private static final TestMarketplace MARKET = TestMarketplace.shared();
    private static final TestClock CLOCK = RunningService.sharedClock();
    private static final String PRODUCT = MARKET.productWithoutForm();
    private static final String OTHER_PRODUCT = MARKET.productWithForm();
    private static final String DONE = MARKET.awaitingConfirmation(PRODUCT);
    private static final String WORKING = MARKET.inProgress(OTHER_PRODUCT);
    private static final String CANCELLED = MARKET.place(PRODUCT);
    private static final String CHEAP = MARKET.place(PRODUCT);

    static {
        MARKET.press(MARKET.buyer, DONE, "confirm", "").expect(200);
        MARKET.press(MARKET.buyer, CANCELLED, "cancel", "{}").expect(200);
        MARKET.press(MARKET.provider, CHEAP, "reprice", TestMarketplace.price(500), "If-Match", "\"1\"")
                .expect(200);
        CLOCK.tick(Duration.ofDays(1));
        MARKET.place(PRODUCT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sort=OLDEST_FIRST",
                "timeBasis=COMPLETION",
                "timeBasis=COMPLETION&status=CANCELLED",
                "status=CANCELLED",
                "status=CANCELLED&status=IN_PROGRESS",
                "status=CANCELLED,PENDING_PAYMENT",
                "deliveryMethod=MANUAL",
                "productId={other}",
                "buyerId={buyer}",
                "buyerId=somebody",
                "providerId=somebody",
                "minPrice=501",
                "maxPrice=500",
                "currency=USD",
                "deadlineWithin=P6D",
                "deadlineWithin=P6D&status=PENDING_PAYMENT",
                "refundFailed=true",
                "refundFailed=false",
                "disputed=true",
                "orderNumber={number}",
                "from={now}",
                "to={now}",
                "from={now}&to={now}",
            })
    void whatever_is_asked_for_the_file_has_the_orders_of_the_list(String pattern) {
        String query = pattern.replace("{other}", OTHER_PRODUCT)
                .replace("{number}", WORKING)
                .replace("{buyer}", MARKET.order(MARKET.buyer, WORKING).text("/buyerId"))
                .replace("{now}", CLOCK.instant().toString());

        Table table = Table.download(MARKET.provider, "language=en&" + query);

        List<String> listed = MARKET.provider
                .get("/v1/orders?" + query)
                .expect(200)
                .body()
                .at("/orders")
                .valueStream()
                .map(order -> order.at("/orderNumber").asString())
                .toList();
        assertThat(table.column("Order number")).isEqualTo(listed);
    }

    @Test
    void a_file_has_orders_of_the_callers_side_alone() {
        TestMarketplace others = TestMarketplace.shared();
        String theirs = others.place(others.productWithoutForm());

        assertThat(Table.download(others.provider, "language=en").column("Order number"))
                .containsExactly(theirs);
        assertThat(Table.download(others.buyer, "language=en&orderNumber=" + WORKING)
                        .lines())
                .isEmpty();
        assertThat(Table.download(MARKET.operator, "language=en").column("Order number"))
                .contains(theirs, WORKING);
    }

    @ParameterizedTest
    @CsvSource({
        "format=pdf,format",
        "format=CSV,format",
        "language=fr,language",
        "bom=yes,bom",
        "bom=true&format=xlsx,bom",
        "cursor=x,cursor",
        "limit=10,limit",
        "zone=Nowhere&from=yesterday,from zone",
    })
    void what_cannot_be_read_is_named(String query, String wrong) {
        Answer answer = MARKET.buyer.get("/v1/orders/download?" + query);

        answer.expectProblem(OrderProblems.INVALID_QUERY);
        assertThat(answer.body()
                        .at("/errors")
                        .valueStream()
                        .map(error -> error.at("/parameter").asString())
                        .sorted()
                        .toList())
                .isEqualTo(List.of(wrong.split(" ", -1)));
    }
}
