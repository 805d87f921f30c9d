package marketplace.order.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import marketplace.order.model.OrderEvent.RefundRequested;
import marketplace.order.model.OrderEvent.StrayCaptureReceived;
import marketplace.order.model.OrderEvent.StrayCause;
import marketplace.order.model.Payments.Attempt;
import marketplace.order.model.Payments.RefundState;
import org.junit.jupiter.api.Test;

/** Rule 5: money is never lost and never taken twice. */
class PaymentTests {

    @Test
    void aCaptureOfExactlyThePricePaysTheOrder() {
        OrderStory story = unpaid().pays();

        assertThat(story.order().status()).isEqualTo(OrderStatus.AWAITING_REQUIREMENT);
        assertThat(story.order().payments().kept()).isPresent();
        assertThat(story.order().payments().refunds()).isEmpty();
        assertThat(story.order().milestones().paidAt()).isEqualTo(story.now());
    }

    @Test
    void anAttemptIsForThePriceOfItsTimeAndOpenForHalfAnHour() {
        OrderStory story = OrderStory.placed().reprices(OrderFixtures.cny(500)).opensPaymentAttempt();

        assertThat(story.order().payments().attempts())
                .containsExactly(new Attempt(
                        "A-1", 2, OrderFixtures.cny(500), story.now().plus(Duration.ofMinutes(30))));
    }

    @Test
    void aRepriceVoidsAnOpenAttemptAndItsMoneyGoesBack() {
        OrderStory story = unpaid();
        Attempt old = lastAttempt(story);

        story.reprices(OrderFixtures.cny(90_000)).captures(old);

        assertGoesBack(story, StrayCause.VOID_ATTEMPT, old.amount());
        assertThat(story.order().status()).isEqualTo(OrderStatus.PENDING_PAYMENT);
    }

    @Test
    void aRepriceBackToTheOldPriceDoesNotReviveAnAttempt() {
        OrderStory story = unpaid();
        Attempt old = lastAttempt(story);

        story.reprices(OrderFixtures.cny(90_000)).reprices(old.amount()).captures(old);

        assertGoesBack(story, StrayCause.VOID_ATTEMPT, old.amount());
    }

    @Test
    void theOrderIsStillPaidByANewAttemptAfterStrayMoney() {
        OrderStory story = unpaid();
        Attempt old = lastAttempt(story);

        story.reprices(OrderFixtures.cny(90_000))
                .captures(old)
                .opensPaymentAttempt()
                .pays();

        assertThat(story.order().status()).isEqualTo(OrderStatus.AWAITING_REQUIREMENT);
        assertThat(story.order().payments().kept())
                .hasValueSatisfying(kept -> assertThat(kept.amount()).isEqualTo(OrderFixtures.cny(90_000)));
    }

    @Test
    void aRepriceAfterTheCaptureIsRefused() {
        OrderStory story = unpaid().pays();

        assertThat(story.refusal(
                        OrderFixtures.PROVIDER, CommandFixtures.reprice(story.order(), OrderFixtures.cny(90_000))))
                .contains(RefusalReason.ALREADY_PAID);
    }

    @Test
    void moneyTakenAfterTheAttemptExpiredGoesBack() {
        OrderStory story = unpaid();
        Attempt attempt = lastAttempt(story);

        story.at(attempt.expiresAt().plusNanos(1)).captures(attempt);

        assertGoesBack(story, StrayCause.EXPIRED_ATTEMPT, attempt.amount());
    }

    @Test
    void moneyTakenAtTheLastMomentPaysHoweverLateTheMessageIs() {
        OrderStory story = unpaid();
        Attempt attempt = lastAttempt(story);

        story.later(Duration.ofDays(2)).step(Actor.PAYMENTS, capture(story, attempt, "C-1", attempt.expiresAt()));

        assertThat(story.order().status()).isEqualTo(OrderStatus.AWAITING_REQUIREMENT);
    }

    @Test
    void aWrongAmountGoesBackInFull() {
        OrderStory less = unpaid().captures("A-1", OrderFixtures.cny(119_999));
        OrderStory more = unpaid().captures("A-1", OrderFixtures.cny(120_001));

        assertGoesBack(less, StrayCause.WRONG_AMOUNT, OrderFixtures.cny(119_999));
        assertGoesBack(more, StrayCause.WRONG_AMOUNT, OrderFixtures.cny(120_001));
    }

    @Test
    void aWrongCurrencyGoesBackInThatCurrency() {
        Money dollars = new Money(120_000, "USD");

        OrderStory story = unpaid().captures("A-1", dollars);

        assertGoesBack(story, StrayCause.WRONG_CURRENCY, dollars);
        assertThat(story.order().status()).isEqualTo(OrderStatus.PENDING_PAYMENT);
    }

    @Test
    void aSecondCaptureGoesBackAndTheFirstIsKept() {
        OrderStory story = unpaid().opensPaymentAttempt();
        List<Attempt> attempts = story.order().payments().attempts();

        story.captures(attempts.getFirst()).captures(attempts.getLast());

        assertGoesBack(story, StrayCause.ALREADY_PAID, OrderFixtures.LIST_PRICE);
        assertThat(story.order().payments().kept())
                .hasValueSatisfying(kept -> assertThat(kept.id()).isEqualTo("C-1"));
    }

    @Test
    void theSameCaptureTwiceIsRecordedOnce() {
        OrderStory paid = unpaid();
        OrderStory stray = unpaid();
        OrderCommand capture = capture(paid, lastAttempt(paid), "C-9", paid.now());
        OrderCommand unknown =
                CommandFixtures.capture(stray.order(), "C-9", "A-9", OrderFixtures.LIST_PRICE, stray.now());

        paid.step(Actor.PAYMENTS, capture);
        stray.step(Actor.PAYMENTS, unknown);

        assertThat(paid.refusal(Actor.PAYMENTS, capture)).contains(RefusalReason.ALREADY_RECORDED);
        assertThat(stray.refusal(Actor.PAYMENTS, unknown)).contains(RefusalReason.ALREADY_RECORDED);
    }

    @Test
    void aLateCaptureOnACancelledOrderGoesBack() {
        OrderStory story = unpaid();
        Attempt attempt = lastAttempt(story);

        story.cancels().captures(attempt);

        assertGoesBack(story, StrayCause.ORDER_CANCELLED, attempt.amount());
        assertThat(story.order().status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void moneyForAnUnknownAttemptGoesBack() {
        OrderStory story = unpaid().captures("A-77", OrderFixtures.LIST_PRICE);

        assertGoesBack(story, StrayCause.UNKNOWN_ATTEMPT, OrderFixtures.LIST_PRICE);
    }

    @Test
    void strayMoneyThatWentBackIsNotRefundedAgainWhenThePaidOrderIsCancelled() {
        OrderStory story = unpaid().captures("A-77", OrderFixtures.cny(5)).pays();

        story.missesDeadline();

        assertThat(story.order().payments().refunds())
                .extracting(Payments.Refund::captureId, Payments.Refund::amount)
                .containsExactly(tuple("C-1", OrderFixtures.cny(5)), tuple("C-2", OrderFixtures.LIST_PRICE));
    }

    @Test
    void aRefundThatFailsIsShownAndMayStillSucceed() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.CANCELLED);
        String refund = story.order().payments().refunds().getFirst().id();

        story.step(Actor.PAYMENTS, CommandFixtures.refundFailed(story.order(), refund));
        assertThat(story.order().payments().refunds())
                .singleElement()
                .extracting(Payments.Refund::state, Payments.Refund::failure)
                .containsExactly(RefundState.FAILED, "account closed");

        story.step(Actor.PAYMENTS, CommandFixtures.refundCompleted(story.order(), refund));
        assertThat(story.order().payments().refunds())
                .singleElement()
                .extracting(Payments.Refund::state, Payments.Refund::failure)
                .containsExactly(RefundState.REFUNDED, null);
    }

    @Test
    void aRefundThatIsDoneStaysDone() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.CANCELLED);
        String refund = story.order().payments().refunds().getFirst().id();

        story.step(Actor.PAYMENTS, CommandFixtures.refundCompleted(story.order(), refund));

        assertThat(story.refusal(Actor.PAYMENTS, CommandFixtures.refundCompleted(story.order(), refund)))
                .contains(RefusalReason.ALREADY_RECORDED);
        assertThat(story.refusal(Actor.PAYMENTS, CommandFixtures.refundFailed(story.order(), refund)))
                .contains(RefusalReason.ALREADY_RECORDED);
    }

    @Test
    void onlySoManyAttemptsAreOpened() {
        OrderStory story = OrderStory.placed();

        for (int attempt = 0; attempt < OrderFixtures.LIMITS.paymentAttempts(); attempt++) {
            story.opensPaymentAttempt();
        }

        assertThat(story.refusal(OrderFixtures.BUYER, CommandFixtures.openPaymentAttempt(story.order(), "A-more")))
                .contains(RefusalReason.LIMIT_REACHED);
    }

    private static OrderStory unpaid() {
        return OrderFixtures.storyUntil(OrderStatus.PENDING_PAYMENT).at(OrderFixtures.PLACED_AT);
    }

    private static Attempt lastAttempt(OrderStory story) {
        return story.order().payments().attempts().getLast();
    }

    private static OrderCommand capture(OrderStory story, Attempt attempt, String id, Instant at) {
        return CommandFixtures.capture(story.order(), id, attempt.id(), attempt.amount(), at);
    }

    /** The last thing that happened is that exactly this money arrived for nothing and was sent back, once. */
    private static void assertGoesBack(OrderStory story, StrayCause cause, Money amount) {
        List<OrderEvent> last = story.events().reversed().stream()
                .limit(2)
                .map(RecordedEvent::event)
                .toList();
        assertThat(last.getLast()).isInstanceOfSatisfying(StrayCaptureReceived.class, stray -> {
            assertThat(stray.cause()).isEqualTo(cause);
            assertThat(last.getFirst())
                    .isEqualTo(new RefundRequested("R-" + stray.captureId(), stray.captureId(), amount, cause.name()));
        });
        assertThat(story.order().payments().refunds())
                .filteredOn(refund -> refund.amount().equals(amount))
                .hasSize(1);
    }
}
