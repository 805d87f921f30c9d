package marketplace.order.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import marketplace.order.model.OrderEvent.CancelCause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules 1, 2 and 4: who wins when a click and a timer meet, whose policy counts, and what is missed. */
class DeadlineTests {

    @ParameterizedTest
    @EnumSource(
            value = OrderStatus.class,
            names = {"PENDING_PAYMENT", "AWAITING_REQUIREMENT", "AWAITING_START", "AWAITING_CONFIRMATION"})
    void aDeadlineIsMissedStrictlyAfterItIsDue(OrderStatus status) {
        OrderStory story = OrderFixtures.storyUntil(status);
        Deadline deadline = story.deadline();
        OrderCommand expire = CommandFixtures.expire(story.order(), deadline);

        assertThat(story.at(deadline.dueAt().minusNanos(1)).refusal(Actor.DEADLINE, expire))
                .contains(RefusalReason.DEADLINE_NOT_DUE);
        assertThat(story.at(deadline.dueAt()).refusal(Actor.DEADLINE, expire)).contains(RefusalReason.DEADLINE_NOT_DUE);
        assertThat(story.at(deadline.dueAt().plusNanos(1)).refusal(Actor.DEADLINE, expire))
                .isEmpty();
    }

    @Test
    void startAndConfirmationAreDueFifteenDaysAfterTheStepBeforeThem() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.AWAITING_REQUIREMENT);

        Instant submitted = story.submitsRequirement().now();
        assertThat(story.deadline().dueAt()).isEqualTo(submitted.plus(Duration.ofDays(15)));

        Instant completed =
                story.starts().later(Duration.ofDays(40)).completes().now();
        assertThat(story.deadline().dueAt()).isEqualTo(completed.plus(Duration.ofDays(15)));
    }

    @Test
    void anOrderThatIsNotStartedIsCancelledAndRefundedInFull() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.AWAITING_START).missesDeadline();

        assertThat(story.order().cancellation()).extracting("cause").isEqualTo(CancelCause.START_OVERDUE);
        assertThat(story.order().payments().refunds())
                .singleElement()
                .extracting(Payments.Refund::amount, Payments.Refund::state)
                .containsExactly(OrderFixtures.LIST_PRICE, Payments.RefundState.REQUESTED);
    }

    @Test
    void aFormThatIsNeverSubmittedCancelsAndRefundsAfterNinetyDays() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.PENDING_PAYMENT);

        Instant paid = story.pays().now();
        Instant due = story.deadline().dueAt();
        story.missesDeadline();

        assertThat(due).isEqualTo(paid.plus(Duration.ofDays(90)));
        assertThat(story.order().cancellation()).extracting("cause").isEqualTo(CancelCause.REQUIREMENT_OVERDUE);
        assertThat(story.order().payments().refunds()).hasSize(1);
    }

    @Test
    void anOrderThatIsNeverPaidIsCancelledAfterSevenDaysAndNothingIsRefunded() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.PENDING_PAYMENT);

        Instant due = story.deadline().dueAt();
        story.missesDeadline();

        assertThat(due).isEqualTo(OrderFixtures.PLACED_AT.plus(Duration.ofDays(7)));
        assertThat(story.order().cancellation()).extracting("cause").isEqualTo(CancelCause.PAYMENT_OVERDUE);
        assertThat(story.order().payments().refunds()).isEmpty();
    }

    @Test
    void aCompletionThatIsNeverConfirmedConfirmsItself() {
        OrderStory story =
                OrderFixtures.storyUntil(OrderStatus.AWAITING_CONFIRMATION).missesDeadline();

        assertThat(story.order().status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(story.order().milestones().completedAt()).isEqualTo(story.now());
        assertThat(story.events().getLast().actor()).isEqualTo(Actor.DEADLINE);
    }

    @Test
    void aClickAtTheVeryMomentOfTheTimerWinsWhenItComesFirst() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.AWAITING_START);
        Deadline start = story.deadline();

        story.at(start.dueAt().plusNanos(1)).starts();

        assertThat(story.refusal(Actor.DEADLINE, CommandFixtures.cancelByDeadline(story.order(), start.id())))
                .contains(RefusalReason.DEADLINE_NOT_RUNNING);
        assertThat(story.order().status()).isEqualTo(OrderStatus.IN_PROGRESS);
    }

    @Test
    void aClickAtTheVeryMomentOfTheTimerIsToldWhyNotWhenItComesSecond() {
        OrderStory cancelled =
                OrderFixtures.storyUntil(OrderStatus.AWAITING_START).missesDeadline();
        OrderStory confirmed =
                OrderFixtures.storyUntil(OrderStatus.AWAITING_CONFIRMATION).missesDeadline();

        assertThat(cancelled.refusal(OrderFixtures.PROVIDER, CommandFixtures.start(cancelled.order())))
                .contains(RefusalReason.ORDER_CANCELLED);
        assertThat(confirmed.refusal(OrderFixtures.BUYER, CommandFixtures.rejectCompletion(confirmed.order())))
                .contains(RefusalReason.ACTION_NOT_ALLOWED);
    }

    @Test
    void aDeadlineHappensOnce() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.AWAITING_START);
        OrderCommand cancel =
                CommandFixtures.cancelByDeadline(story.order(), story.deadline().id());

        story.missesDeadline();

        assertThat(story.refusal(Actor.DEADLINE, cancel)).contains(RefusalReason.DEADLINE_NOT_RUNNING);
    }

    @Test
    void aLateCommandOfAnEndedDeadlineDoesNotTouchTheNextOneOfTheSameKind() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.AWAITING_CONFIRMATION);
        Deadline ended = story.deadline();

        story.rejectsCompletion().completes();
        Deadline next = story.deadline();
        story.at(next.dueAt().plusMillis(1));

        assertThat(next.id()).isNotEqualTo(ended.id());
        assertThat(story.refusal(Actor.DEADLINE, CommandFixtures.confirmByDeadline(story.order(), ended.id())))
                .contains(RefusalReason.DEADLINE_NOT_RUNNING);
    }

    @Test
    void aMissedStartNeverConfirmsAndAMissedConfirmationNeverCancels() {
        OrderStory start = OrderFixtures.storyUntil(OrderStatus.AWAITING_START).later(Duration.ofDays(16));
        OrderStory confirmation =
                OrderFixtures.storyUntil(OrderStatus.AWAITING_CONFIRMATION).later(Duration.ofDays(16));

        assertThat(start.refusal(
                        Actor.DEADLINE,
                        CommandFixtures.confirmByDeadline(
                                start.order(), start.deadline().id())))
                .contains(RefusalReason.DEADLINE_NOT_RUNNING);
        assertThat(confirmation.refusal(
                        Actor.DEADLINE,
                        CommandFixtures.cancelByDeadline(
                                confirmation.order(), confirmation.deadline().id())))
                .contains(RefusalReason.DEADLINE_NOT_RUNNING);
    }

    @Test
    void aSchedulerThatWasDownDelaysADeadlineAndLosesNothing() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.AWAITING_START);
        OrderCommand cancel =
                CommandFixtures.cancelByDeadline(story.order(), story.deadline().id());

        story.later(Duration.ofDays(400)).step(Actor.DEADLINE, cancel);

        assertThat(story.order().status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void everyOrderKeepsThePolicyItWasPlacedUnder() {
        DeadlinePolicy generous = new DeadlinePolicy(
                Duration.ofDays(30),
                Duration.ofDays(30),
                Duration.ofDays(30),
                Duration.ofDays(90),
                Duration.ofHours(3),
                Duration.ofDays(3),
                List.of());
        OrderStory before = OrderFixtures.storyUntil(OrderStatus.PENDING_PAYMENT);
        OrderStory after = OrderStory.placed(
                OrderFixtures.productWithForm(), new Order.Terms(generous, OrderFixtures.LIMITS, OrderFixtures.CLAIMS));

        before.pays().submitsRequirement();
        after.opensPaymentAttempt().pays().submitsRequirement();

        assertThat(before.deadline().dueAt()).isEqualTo(before.now().plus(Duration.ofDays(15)));
        assertThat(after.deadline().dueAt()).isEqualTo(after.now().plus(Duration.ofDays(30)));
        assertThat(after.starts().completes().deadline().dueAt())
                .isEqualTo(after.now().plus(Duration.ofDays(90)));
    }

    @Test
    void repricingDoesNotRestartTheBuyersClock() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.PENDING_PAYMENT);
        Deadline payment = story.deadline();

        story.later(Duration.ofDays(3)).reprices(OrderFixtures.cny(100)).opensPaymentAttempt();

        assertThat(story.deadline()).isEqualTo(payment);
    }
}
