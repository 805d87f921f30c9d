package marketplace.order.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Rule 3: nobody resets a clock by bouncing the order. */
class BouncingTests {

    @Test
    void timeThatTheProviderUsedStaysUsedWhenTheRequirementIsSentBack() {
        OrderStory story = submitted();

        story.later(Duration.ofDays(5))
                .returnsRequirement()
                .later(Duration.ofDays(20))
                .submitsRequirement();

        assertThat(story.deadline().dueAt()).isEqualTo(story.now().plus(Duration.ofDays(10)));
    }

    @Test
    void timeStaysUsedOverManyBounces() {
        OrderStory story = submitted();

        for (int bounce = 0; bounce < 7; bounce++) {
            story.later(Duration.ofDays(2))
                    .returnsRequirement()
                    .later(Duration.ofDays(1))
                    .submitsRequirement();
        }

        assertThat(story.deadline().dueAt()).isEqualTo(story.now().plus(Duration.ofDays(1)));
        assertThat(story.order().clocks().startUsed()).isEqualTo(Duration.ofDays(14));
    }

    @Test
    void aProviderWhoUsedAllTimeHasNoneAfterTheNextSubmission() {
        OrderStory story = submitted();

        story.later(Duration.ofDays(20)).returnsRequirement().submitsRequirement();

        assertThat(story.deadline().dueAt()).isEqualTo(story.now());
        assertThat(story.missesDeadline().order().status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void timeThatTheBuyerUsedForTheFormStaysUsedToo() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.PENDING_PAYMENT);

        story.pays().later(Duration.ofDays(60)).submitsRequirement().returnsRequirement();

        assertThat(story.deadline().kind()).isEqualTo(DeadlineKind.REQUIREMENT);
        assertThat(story.deadline().dueAt()).isEqualTo(story.now().plus(Duration.ofDays(30)));
    }

    @Test
    void everyRunOfAClockIsADeadlineOfItsOwn() {
        OrderStory story = submitted();
        Deadline first = story.deadline();

        story.returnsRequirement().submitsRequirement().at(first.dueAt().plusMillis(1));

        assertThat(story.deadline().id()).isNotEqualTo(first.id());
        assertThat(story.refusal(Actor.DEADLINE, CommandFixtures.cancelByDeadline(story.order(), first.id())))
                .contains(RefusalReason.DEADLINE_NOT_RUNNING);
    }

    @Test
    void anEditOfTheRequirementDoesNotRestartTheProvidersClock() {
        OrderStory story = submitted();
        Deadline start = story.deadline();

        story.later(Duration.ofDays(14)).editsRequirement();

        assertThat(story.deadline()).isEqualTo(start);
    }

    @Test
    void aRejectedCompletionEndsTheConfirmationClock() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.AWAITING_CONFIRMATION);

        story.later(Duration.ofDays(14)).rejectsCompletion();

        assertThat(story.order().clocks().running()).isNull();
        assertThat(story.order().status()).isEqualTo(OrderStatus.IN_PROGRESS);
    }

    @Test
    void theNextCompletionStartsAFullConfirmationClock() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.AWAITING_CONFIRMATION);

        story.later(Duration.ofDays(14))
                .rejectsCompletion()
                .later(Duration.ofDays(9))
                .completes();

        assertThat(story.deadline().dueAt()).isEqualTo(story.now().plus(Duration.ofDays(15)));
        assertThat(story.order().implementation().round()).isEqualTo(2);
    }

    @Test
    void completionsAreRejectedOnlySoOften() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.AWAITING_CONFIRMATION);

        for (int rejection = 0; rejection < OrderFixtures.LIMITS.rejections(); rejection++) {
            story.rejectsCompletion().completes();
        }

        assertThat(story.refusal(OrderFixtures.BUYER, CommandFixtures.rejectCompletion(story.order())))
                .contains(RefusalReason.LIMIT_REACHED);
    }

    @Test
    void theBuyerCanAlwaysAnswerARequirementThatIsSentBack() {
        OrderStory story = submitted();

        for (int version = 1; version < OrderFixtures.LIMITS.requirementVersions(); version++) {
            story.editsRequirement();
        }

        assertThat(story.refusal(OrderFixtures.PROVIDER, CommandFixtures.returnRequirement(story.order())))
                .contains(RefusalReason.LIMIT_REACHED);
        assertThat(story.refusal(OrderFixtures.PROVIDER, CommandFixtures.start(story.order())))
                .isEmpty();
    }

    @Test
    void aClockThatIsSetBackUsesNoTimeUp() {
        OrderStory story = submitted();

        story.later(Duration.ofHours(-1)).returnsRequirement().submitsRequirement();

        assertThat(story.deadline().dueAt()).isEqualTo(story.now().plus(Duration.ofDays(15)));
    }

    private static OrderStory submitted() {
        return OrderFixtures.storyUntil(OrderStatus.AWAITING_REQUIREMENT).submitsRequirement();
    }
}
