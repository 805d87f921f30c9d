package marketplace.order.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rule 8: the requirement is versioned, and start names the version that the provider saw. Also what a form takes for an answer. */
class RequirementTests {

    @Test
    void everySubmissionAndEveryEditIsAVersion() {
        OrderStory story = submitted();

        story.editsRequirement().returnsRequirement().submitsRequirement();

        assertThat(story.order().requirement())
                .isEqualTo(new Requirement(3, OrderFixtures.ANSWERS, List.of(), story.now(), null));
    }

    @Test
    void aRequirementThatIsSentBackSaysWhyUntilItIsSubmittedAgain() {
        OrderStory story = submitted().returnsRequirement();

        assertThat(story.order().requirement())
                .extracting(Requirement::version, Requirement::returnReason)
                .containsExactly(1, "which host?");
    }

    @Test
    void startConflictsWhenTheBuyerEditedTheRequirementSince() {
        OrderStory story = submitted();
        OrderCommand start = CommandFixtures.start(story.order());

        story.editsRequirement();

        assertThat(story.refusal(OrderFixtures.PROVIDER, start)).contains(RefusalReason.REQUIREMENT_CHANGED);
        assertThat(story.starts().order().status()).isEqualTo(OrderStatus.IN_PROGRESS);
    }

    @Test
    void startNamesAVersionWhereThereIsAForm() {
        OrderStory story = submitted();

        assertThat(start(story, null)).contains(RefusalReason.REQUIREMENT_INVALID);
        assertThat(start(story, 2)).contains(RefusalReason.REQUIREMENT_CHANGED);
        assertThat(start(story, 1)).isEmpty();
    }

    @Test
    void startNamesNothingWhereNoFormIsAskedFor() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.AWAITING_START, OrderFixtures.productWithoutForm());

        story.starts();

        assertThat(story.events().getLast().event()).isEqualTo(new OrderEvent.ImplementationStarted(null));
    }

    @Test
    void theRequirementIsFixedOnceWorkBegan() {
        OrderStory story = submitted().starts();

        assertThat(story.refusal(OrderFixtures.BUYER, CommandFixtures.editRequirement(story.order())))
                .contains(RefusalReason.ACTION_NOT_ALLOWED);
        assertThat(story.refusal(OrderFixtures.PROVIDER, CommandFixtures.returnRequirement(story.order())))
                .contains(RefusalReason.ACTION_NOT_ALLOWED);
    }

    @Test
    void aFormThatIsFilledInWronglyNamesEveryMistake() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.AWAITING_REQUIREMENT);
        Map<String, String> answers = Map.of("host", " ", "size", "big", "engine", "Oracle", "a/b~c", "what?");

        Decision decision = story.decide(
                OrderFixtures.BUYER,
                new OrderCommand.SubmitRequirement(OrderFixtures.ORDER_NUMBER, answers, List.of()));

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.refusal())
                                .satisfies(
                                        refusal -> assertThat(refusal.reason())
                                                .isEqualTo(RefusalReason.REQUIREMENT_INVALID),
                                        refusal -> assertThat(refusal.fields())
                                                .containsOnlyKeys(
                                                        "/answers/host",
                                                        "/answers/size",
                                                        "/answers/engine",
                                                        "/answers/a~1b~0c")));
    }

    @Test
    void onlySoManyVersionsAreTaken() {
        OrderStory story = submitted();

        for (int version = 1; version < OrderFixtures.LIMITS.requirementVersions(); version++) {
            story.editsRequirement();
        }

        assertThat(story.refusal(OrderFixtures.BUYER, CommandFixtures.editRequirement(story.order())))
                .contains(RefusalReason.LIMIT_REACHED);
    }

    private static OrderStory submitted() {
        return OrderFixtures.storyUntil(OrderStatus.AWAITING_REQUIREMENT).submitsRequirement();
    }

    private static Optional<RefusalReason> start(OrderStory story, @Nullable Integer version) {
        return story.refusal(
                OrderFixtures.PROVIDER, new OrderCommand.StartImplementation(OrderFixtures.ORDER_NUMBER, version));
    }
}
