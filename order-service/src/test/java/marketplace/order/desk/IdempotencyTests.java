package marketplace.order.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import marketplace.order.Answer;
import marketplace.order.TestMarketplace;
import marketplace.order.problem.OrderProblems;
import marketplace.order.problem.RequestProblems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One key, one effect, one answer. */
class IdempotencyTests {

    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";

    private final TestMarketplace market = TestMarketplace.shared();

    @Test
    void a_repeated_placing_is_answered_with_the_order_as_it_was_placed() {
        String product = market.productWithoutForm();
        Answer first = market.place(product, "k").expect(201);
        market.press(market.provider, first.text("/orderNumber"), "reprice", TestMarketplace.price(1))
                .expect(200);

        Answer second = market.place(product, "k").expect(201);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo("\"1\"");
        assertThat(first.header(REPLAYED)).isEmpty();
        assertThat(second.header(REPLAYED)).isEqualTo("true");
    }

    @Test
    void a_repeated_action_is_answered_with_the_order_as_it_was_then() {
        String number = market.place(market.productWithoutForm());
        Answer first = reprice(number, 9900, "k").expect(200);
        reprice(number, 8800, "l").expect(200);

        Answer second = reprice(number, 9900, "k").expect(200);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("ETag")).isEqualTo("\"2\"");
        assertThat(second.header(REPLAYED)).isEqualTo("true");
        assertThat(market.order(market.buyer, number).body().at("/price/amount").asLong())
                .isEqualTo(8800);
    }

    @Test
    void a_repeated_action_passes_although_its_if_match_is_stale_by_now() {
        String number = market.place(market.productWithoutForm());
        String[] headers = {KEY, "k", "If-Match", "\"1\""};
        market.press(market.buyer, number, "open-payment-attempt", "", headers).expect(200);

        Answer second = market.press(market.buyer, number, "open-payment-attempt", "", headers);

        second.expect(200);
        assertThat(second.body().at("/paymentAttempts")).hasSize(1);
    }

    @Test
    void a_secret_that_is_sent_twice_is_recognised_and_another_one_is_not_taken_for_it() {
        String number = market.inProgress(market.productWithoutForm());
        Map<String, String> secret = Map.of("completionInformation", "root / s3cret");
        market.press(market.provider, number, "complete", secret, KEY, "k").expect(200);

        Answer same = market.press(market.provider, number, "complete", secret, KEY, "k");
        Answer other =
                market.press(market.provider, number, "complete", Map.of("completionInformation", "other"), KEY, "k");

        assertThat(same.expect(200).header(REPLAYED)).isEqualTo("true");
        other.expectProblem(RequestProblems.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void a_key_is_not_used_again_for_another_request() {
        String product = market.productWithoutForm();
        String number = market.place(product, "k").expect(201).text("/orderNumber");
        Map<String, Object> other =
                Map.of("productId", product, "contact", Map.of("name", "Han Meimei", "phone", "+86 1"));

        Answer placing = market.buyer.post("/v1/orders", other, KEY, "k");
        market.press(market.buyer, number, "open-payment-attempt", "", KEY, "l").expect(200);
        Answer action = market.press(market.buyer, number, "cancel", "{}", KEY, "l");

        placing.expectProblem(RequestProblems.IDEMPOTENCY_KEY_REUSED);
        action.expectProblem(RequestProblems.IDEMPOTENCY_KEY_REUSED);
        assertThat(action.text("/orderStatus")).isEqualTo("PENDING_PAYMENT");
        assertThat(action.texts("/allowedActions")).containsExactly("cancel", "open-payment-attempt");
    }

    @Test
    void a_key_is_its_callers_own_and_its_orders_own() {
        TestMarketplace others = TestMarketplace.shared();
        String product = market.productWithoutForm();
        String first = market.place(product, "k").expect(201).text("/orderNumber");
        String second = market.place(product);

        Answer another = others.place(product, "k").expect(201);
        market.press(market.buyer, first, "cancel", "{}", KEY, "l").expect(200);
        Answer cancelled = market.press(market.buyer, second, "cancel", "{}", KEY, "l");

        assertThat(another.text("/orderNumber")).isNotEqualTo(first);
        assertThat(cancelled.expect(200).header(REPLAYED)).isEmpty();
    }

    @Test
    void a_refused_command_leaves_its_key_free() {
        String number = market.place(market.productWithoutForm());
        reprice(number, TestMarketplace.LIST_PRICE, "k").expect(422);

        Answer second = reprice(number, 9900, "k").expect(200);

        assertThat(second.header(REPLAYED)).isEmpty();
    }

    @Test
    void a_repeated_placing_gets_its_first_answer_although_the_product_was_delisted_since() {
        String product = market.productWithoutForm();
        Answer first = market.place(product, "k").expect(201);
        Map<String, Object> delisted = TestMarketplace.offer("Operations");
        delisted.put("listed", false);
        market.provider
                .put("/v1/products/" + product, delisted, "If-Match", "\"1\"")
                .expect(200);

        Answer second = market.place(product, "k").expect(201);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header(REPLAYED)).isEqualTo("true");
        market.place(product, "l").expectProblem(OrderProblems.PRODUCT_NOT_LISTED);
    }

    @Test
    void twenty_placings_at_once_with_one_key_place_one_order() throws Exception {
        String product = market.productWithoutForm();

        List<Answer> answers = atOnce(20, () -> market.place(product, "k"));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers.stream().map(answer -> answer.text("/orderNumber")).distinct())
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.header(REPLAYED).isEmpty())
                .hasSize(1);
        assertThat(market.buyer.get("/v1/orders").body().at("/orders")).hasSize(1);
    }

    @Test
    void a_placing_needs_a_key() {
        market.buyer
                .post("/v1/orders", TestMarketplace.placing(market.productWithoutForm()))
                .expectProblem(RequestProblems.IDEMPOTENCY_KEY_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "tab\tbed"})
    void a_key_is_printable(String key) {
        market.place(market.productWithoutForm(), key).expectProblem(RequestProblems.IDEMPOTENCY_KEY_INVALID);
    }

    @Test
    void a_key_has_at_most_100_characters() {
        String product = market.productWithoutForm();

        market.place(product, "k".repeat(100)).expect(201);
        market.place(product, "k".repeat(101)).expectProblem(RequestProblems.IDEMPOTENCY_KEY_INVALID);
    }

    private Answer reprice(String number, long amount, String key) {
        return market.press(market.provider, number, "reprice", TestMarketplace.price(amount), KEY, key);
    }

    private static List<Answer> atOnce(int times, Callable<Answer> request) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = threads.invokeAll(Collections.nCopies(times, request));
            return answers.stream().map(Future::resultNow).toList();
        }
    }
}
