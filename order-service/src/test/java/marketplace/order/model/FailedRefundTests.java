package marketplace.order.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import marketplace.order.model.Payments.Refund;
import marketplace.order.model.Payments.RefundState;
import org.junit.jupiter.api.Test;

class FailedRefundTests {

    @Test
    void aFailedRefundIsTriedAgainOncePerFailure() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.CANCELLED).refundFails();
        Refund refund = story.order().payments().refunds().getFirst();
        OrderCommand again = new OrderCommand.RetryFailedRefund(story.order().number(), refund.id(), refund.tries());

        story.step(Actor.PAYMENTS, again).refundFails();

        assertThat(story.refusal(Actor.PAYMENTS, again)).contains(RefusalReason.ALREADY_RECORDED);
        assertThat(story.order().payments().refunds().getFirst().tries()).isEqualTo(2);
        assertThat(story.order().payments().hasFailedRefund()).isTrue();
    }

    @Test
    void aFailureSaysWhenItIsTriedAgainAndIsToldOnce() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.CANCELLED).refundFails();
        Refund refund = story.order().payments().refunds().getFirst();

        assertThat(story.events().getLast().event())
                .isEqualTo(new OrderEvent.RefundFailed(
                        refund.id(),
                        refund.amount(),
                        "account closed",
                        1,
                        story.now().plus(Duration.ofMinutes(1))));
        assertThat(story.refusal(Actor.PAYMENTS, CommandFixtures.refundFailed(story.order(), refund.id())))
                .contains(RefusalReason.ALREADY_RECORDED);
    }

    @Test
    void theLastFailureSaysThatItIsNotTriedAgain() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.CANCELLED).refundFails();
        String refund = story.order().payments().refunds().getFirst().id();

        for (int tries = 1; tries < OrderFixtures.RETRIES.tries(); tries++) {
            story.step(
                            Actor.PAYMENTS,
                            new OrderCommand.RetryFailedRefund(story.order().number(), refund, tries))
                    .refundFails();
        }

        assertThat(story.events().getLast().event()).isInstanceOfSatisfying(OrderEvent.RefundFailed.class, last -> {
            assertThat(last.tries()).isEqualTo(OrderFixtures.RETRIES.tries());
            assertThat(last.retryAt()).isNull();
        });
    }

    @Test
    void whatWasSettledByHandCanStillArrive() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.CANCELLED).refundFails();
        String refund = story.order().payments().refunds().getFirst().id();
        story.step(
                OrderFixtures.OPERATOR,
                new OrderCommand.SettleRefund(story.order().number(), refund, "by bank transfer"));

        assertThat(story.order().payments().hasFailedRefund()).isFalse();
        assertThat(story.refusal(Actor.PAYMENTS, CommandFixtures.refundFailed(story.order(), refund)))
                .contains(RefusalReason.ALREADY_RECORDED);
        story.step(Actor.PAYMENTS, CommandFixtures.refundCompleted(story.order(), refund));
        assertThat(state(story)).isEqualTo(RefundState.PAID_TWICE);
        assertThat(story.order().payments().needsOperator()).isTrue();
    }

    @Test
    void whatWasPaidTwiceIsTheOperatorsUntilItIsPutRight() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.CANCELLED).refundFails();
        String refund = story.order().payments().refunds().getFirst().id();
        OrderCommand completed = CommandFixtures.refundCompleted(story.order(), refund);
        OrderCommand settle = new OrderCommand.SettleRefund(story.order().number(), refund, "the second one came back");
        story.step(OrderFixtures.OPERATOR, settle).step(Actor.PAYMENTS, completed);

        assertThat(story.refusal(Actor.PAYMENTS, completed)).contains(RefusalReason.ALREADY_RECORDED);
        assertThat(story.refusal(
                        OrderFixtures.OPERATOR,
                        new OrderCommand.RetryRefund(story.order().number(), refund)))
                .contains(RefusalReason.REFUND_NOT_FAILED);
        story.step(OrderFixtures.OPERATOR, settle);
        assertThat(state(story)).isEqualTo(RefundState.REFUNDED);
        assertThat(story.order().payments().needsOperator()).isFalse();
        assertThat(story.refusal(Actor.PAYMENTS, completed)).contains(RefusalReason.ALREADY_RECORDED);
    }

    private static RefundState state(OrderStory story) {
        return story.order().payments().refunds().getFirst().state();
    }
}
