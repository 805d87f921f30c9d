package marketplace.order.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import org.junit.jupiter.api.Test;

/** The buttons that the straight way to completion does not need. */
class OrderActionTests {

    private final TestMarketplace market = TestMarketplace.shared();

    @Test
    void a_new_order_says_what_runs_who_must_act_and_what_happens_otherwise() {
        String product = market.productWithForm();

        Answer placed = market.place(product, "first").expect(201);

        assertThat(placed.header("Location")).isEqualTo("/v1/orders/" + placed.text("/orderNumber"));
        assertThat(placed.header("ETag")).isEqualTo("\"1\"");
        assertThat(placed.text("/status")).isEqualTo("PENDING_PAYMENT");
        assertThat(placed.text("/product/id")).isEqualTo(product);
        assertThat(placed.text("/contact/name")).isEqualTo("Li Lei");
        assertThat(placed.text("/running/kind")).isEqualTo("PAYMENT");
        assertThat(placed.text("/running/mustAct")).isEqualTo("BUYER");
        assertThat(placed.text("/running/onExpiry")).isEqualTo("CANCEL");
        assertThat(Duration.between(
                        Instant.parse(placed.text("/purchasedAt")), Instant.parse(placed.text("/running/dueAt"))))
                .isEqualTo(Duration.ofDays(7));
        assertThat(placed.texts("/allowedActions")).containsExactly("cancel", "open-payment-attempt");
        assertThat(market.order(market.provider, placed.text("/orderNumber")).texts("/allowedActions"))
                .containsExactly("reprice");
    }

    @Test
    void a_reprice_is_kept_with_before_after_who_when_and_why_and_voids_open_attempts() {
        String number = market.place(market.productWithoutForm());
        market.openAttempt(number);

        Answer repriced = market.press(market.provider, number, "reprice", TestMarketplace.price(9900))
                .expect(200);

        assertThat(repriced.body().at("/repricings/0/before/amount").asLong()).isEqualTo(TestMarketplace.LIST_PRICE);
        assertThat(repriced.body().at("/repricings/0/after/amount").asLong()).isEqualTo(9900);
        assertThat(repriced.text("/repricings/0/by")).isEqualTo(repriced.text("/providerId"));
        assertThat(repriced.text("/repricings/0/at"))
                .isEqualTo(RunningService.sharedClock().instant().toString());
        assertThat(repriced.text("/repricings/0/reason")).isEqualTo("as agreed");
        assertThat(repriced.text("/paymentAttempts/0/state")).isEqualTo("VOID");
        assertThat(repriced.body().at("/priceVersion").asInt()).isEqualTo(2);
    }

    @Test
    void a_buyer_cancels_an_unpaid_order_with_or_without_a_reason() {
        String told = market.place(market.productWithoutForm());
        String untold = market.place(market.productWithoutForm());

        Answer because = market.press(market.buyer, told, "cancel", Map.of("reason", "too dear"))
                .expect(200);
        Answer simply = market.press(market.buyer, untold, "cancel", Map.of()).expect(200);

        assertThat(because.text("/status")).isEqualTo("CANCELLED");
        assertThat(because.text("/cancellation/cause")).isEqualTo("BUYER_REQUEST");
        assertThat(because.text("/cancellation/reason")).isEqualTo("too dear");
        assertThat(because.body().at("/refunds")).isEmpty();
        assertThat(because.body().has("running")).isFalse();
        assertThat(simply.body().at("/cancellation").has("reason")).isFalse();
    }

    @Test
    void a_form_is_edited_returned_and_submitted_anew_while_the_time_used_stays_used() {
        String number = market.awaitingStart(market.productWithForm());
        String due = market.order(market.provider, number).text("/running/dueAt");
        RunningService.sharedClock().tick(Duration.ofDays(2));

        Answer edited = market.press(market.buyer, number, "edit-requirement", TestMarketplace.answers("db2"))
                .expect(200);
        Answer returned = market.press(market.provider, number, "return-requirement", Map.of("reason", "which db?"))
                .expect(200);
        RunningService.sharedClock().tick(Duration.ofDays(1));
        Answer again = market.press(market.buyer, number, "submit-requirement", TestMarketplace.answers("db3"))
                .expect(200);

        assertThat(edited.text("/running/dueAt")).isEqualTo(due);
        assertThat(edited.body().at("/requirement/version").asInt()).isEqualTo(2);
        assertThat(returned.text("/status")).isEqualTo("AWAITING_REQUIREMENT");
        assertThat(returned.text("/requirement/state")).isEqualTo("RETURNED");
        assertThat(returned.text("/requirement/returnReason")).isEqualTo("which db?");
        assertThat(again.text("/requirement/answers/host")).isEqualTo("db3");
        assertThat(again.text("/requirement/state")).isEqualTo("SUBMITTED");
        assertThat(Instant.parse(again.text("/running/dueAt")))
                .isEqualTo(Instant.parse(due).plus(Duration.ofDays(1)));
    }

    @Test
    void a_completion_is_rejected_reworked_and_confirmed() {
        String number = market.awaitingConfirmation(market.productWithoutForm());
        Answer rejected = market.press(market.buyer, number, "reject-completion", Map.of("reason", "cannot log in"))
                .expect(200);

        market.press(market.provider, number, "complete", Map.of("completionInformation", "root / better"))
                .expect(200);
        Answer shown = market.buyer.get("/v1/orders/%s/delivery".formatted(number));
        Answer done = market.press(market.buyer, number, "confirm", "").expect(200);

        assertThat(rejected.text("/status")).isEqualTo("IN_PROGRESS");
        assertThat(rejected.body().has("running")).isFalse();
        assertThat(done.text("/status")).isEqualTo("COMPLETED");
        assertThat(done.body().at("/completion/round").asInt()).isEqualTo(2);
        assertThat(done.text("/completion/rejections/0/reason")).isEqualTo("cannot log in");
        assertThat(shown.text("/completionInformation")).isEqualTo("root / better");
        assertThat(shown.body().at("/round").asInt()).isEqualTo(2);
    }

    @Test
    void numbers_of_a_form_may_come_as_numbers_or_as_text() {
        Map<String, Object> size = Map.of("name", "size", "label", "Size", "kind", "NUMBER", "required", true);
        String product = market.productAsking(size);
        String number = market.place(product);
        market.pay(number, TestMarketplace.LIST_PRICE);

        Answer submitted = market.press(
                        market.buyer, number, "submit-requirement", Map.of("answers", Map.of("size", 20)))
                .expect(200);
        Answer edited = market.press(
                        market.buyer, number, "edit-requirement", Map.of("answers", Map.of("size", "21.5")))
                .expect(200);

        assertThat(submitted.text("/requirement/answers/size")).isEqualTo("20");
        assertThat(edited.text("/requirement/answers/size")).isEqualTo("21.5");
    }
}
