package marketplace.order.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reminders before a deadline: only those that lie ahead of its start, each once, none when it is over. */
class ReminderTests {

    @Test
    void remindersAreCountedBackFromTheDeadline() {
        Deadline start = awaitingStart().deadline();

        assertThat(start.remindAt())
                .containsExactly(
                        start.dueAt().minus(Duration.ofDays(3)), start.dueAt().minus(Duration.ofDays(1)));
        assertThat(start.remindedAt()).isEmpty();
    }

    @Test
    void remindersThatWouldComeBeforeTheStartAreLeftOut() {
        OrderStory twoDaysLeft = awaitingStart();

        twoDaysLeft.later(Duration.ofDays(13)).returnsRequirement().submitsRequirement();

        assertThat(twoDaysLeft.deadline().remindAt())
                .containsExactly(twoDaysLeft.now().plus(Duration.ofDays(1)));
    }

    @Test
    void noReminderComesAtTheVeryStart() {
        OrderStory oneDayLeft = awaitingStart();

        oneDayLeft.later(Duration.ofDays(14)).returnsRequirement().submitsRequirement();

        assertThat(oneDayLeft.deadline().remindAt()).isEmpty();
    }

    @Test
    void aReminderNamedTwiceByThePolicyAndOneThatIsNotBeforeTheDeadlineAreLeftOut() {
        List<Duration> odd = List.of(Duration.ofDays(1), Duration.ofHours(24), Duration.ZERO, Duration.ofDays(-1));

        Deadline payment = placedWithReminders(odd).deadline();

        assertThat(payment.remindAt()).containsExactly(payment.dueAt().minus(Duration.ofDays(1)));
    }

    @Test
    void aReminderIsRecordedOnce() {
        OrderStory story = awaitingStart();
        Instant remindAt = story.deadline().remindAt().getFirst();

        story.at(remindAt).step(Actor.DEADLINE, remind(story, remindAt));

        assertThat(story.deadline().remindedAt()).containsExactly(remindAt);
        assertThat(story.refusal(Actor.DEADLINE, remind(story, remindAt))).contains(RefusalReason.ALREADY_RECORDED);
    }

    @Test
    void aReminderIsNeitherEarlyNorInvented() {
        OrderStory story = awaitingStart();
        Instant remindAt = story.deadline().remindAt().getFirst();

        assertThat(story.at(remindAt.minusNanos(1)).refusal(Actor.DEADLINE, remind(story, remindAt)))
                .contains(RefusalReason.DEADLINE_NOT_DUE);
        assertThat(story.at(remindAt).refusal(Actor.DEADLINE, remind(story, remindAt.minusNanos(1))))
                .contains(RefusalReason.DEADLINE_NOT_DUE);
    }

    @Test
    void aLateReminderStillComesUntilTheDeadlineIsDueAndNotAfter() {
        OrderStory story = awaitingStart();
        Deadline deadline = story.deadline();
        OrderCommand remind = remind(story, deadline.remindAt().getFirst());

        assertThat(story.at(deadline.dueAt()).refusal(Actor.DEADLINE, remind)).isEmpty();
        assertThat(story.at(deadline.dueAt().plusNanos(1)).refusal(Actor.DEADLINE, remind))
                .contains(RefusalReason.DEADLINE_NOT_RUNNING);
    }

    @Test
    void nobodyIsRemindedOfADeadlineThatEnded() {
        OrderStory story = awaitingStart();
        Instant remindAt = story.deadline().remindAt().getFirst();
        OrderCommand remind = remind(story, remindAt);

        story.starts().at(remindAt);

        assertThat(story.refusal(Actor.DEADLINE, remind)).contains(RefusalReason.DEADLINE_NOT_RUNNING);
    }

    @Test
    void aReminderMovesNoDeadline() {
        OrderStory story = awaitingStart();
        Deadline before = story.deadline();

        story.at(before.remindAt().getFirst())
                .step(Actor.DEADLINE, remind(story, before.remindAt().getFirst()));

        assertThat(story.deadline())
                .extracting(Deadline::id, Deadline::startedAt, Deadline::dueAt, Deadline::remindAt)
                .containsExactly(before.id(), before.startedAt(), before.dueAt(), before.remindAt());
    }

    @Test
    void everyKindOfDeadlineSaysWhoMustAct() {
        assertThat(Arrays.stream(DeadlineKind.values()).map(DeadlineKind::mustAct))
                .doesNotContainNull();
    }

    private static OrderStory awaitingStart() {
        return OrderFixtures.storyUntil(OrderStatus.AWAITING_REQUIREMENT).submitsRequirement();
    }

    private static OrderStory placedWithReminders(List<Duration> reminders) {
        DeadlinePolicy days = OrderFixtures.DEADLINES;
        DeadlinePolicy policy = new DeadlinePolicy(
                days.payment(),
                days.requirement(),
                days.start(),
                days.confirmation(),
                days.delivery(),
                days.refundAnswer(),
                reminders);
        return OrderStory.placed(
                OrderFixtures.productWithForm(), new Order.Terms(policy, OrderFixtures.LIMITS, OrderFixtures.CLAIMS));
    }

    private static OrderCommand remind(OrderStory story, Instant remindAt) {
        return CommandFixtures.remind(story.order(), story.deadline().id(), remindAt);
    }
}
