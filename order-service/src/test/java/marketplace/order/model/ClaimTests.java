package marketplace.order.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import marketplace.order.model.RefundClaim.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Refund claims, disputes and extensions: what they do to clocks and money. */
class ClaimTests {

    @ParameterizedTest
    @EnumSource(names = {"AWAITING_REQUIREMENT", "AWAITING_START", "AWAITING_CONFIRMATION"})
    void aDisputeTakesNoTimeFromAnybodyToTheNanosecond(OrderStatus status) {
        OrderStory story = OrderFixtures.storyUntil(status).later(Duration.ofNanos(86_400_000_000_123L));
        Duration left = Duration.between(story.now(), story.deadline().dueAt());

        story.opensDispute(OrderFixtures.BUYER);
        assertThat(story.order().clocks().running()).isNull();
        story.later(Duration.ofDays(40)).decides(Dispute.Outcome.CONTINUE);

        assertThat(Duration.between(story.now(), story.deadline().dueAt())).isEqualTo(left);
        assertThat(story.order().status()).isEqualTo(status);
    }

    @Test
    void aDisputeOverARefundGoesBackToTheAnswerAndThenToTheConfirmation() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.AWAITING_CONFIRMATION);
        Duration left = Duration.between(story.now(), story.deadline().dueAt());

        story.asksRefund().later(Duration.ofHours(30)).opensDispute(OrderFixtures.PROVIDER);
        story.later(Duration.ofDays(9)).decides(Dispute.Outcome.CONTINUE);

        assertThat(story.deadline().kind()).isEqualTo(DeadlineKind.REFUND_ANSWER);
        assertThat(Duration.between(story.now(), story.deadline().dueAt())).isEqualTo(Duration.ofHours(42));
        story.later(Duration.ofHours(41)).step(OrderFixtures.PROVIDER, ClaimFixtures.refuseRefund(story.order()));
        assertThat(story.deadline().kind()).isEqualTo(DeadlineKind.CONFIRMATION);
        assertThat(Duration.between(story.now(), story.deadline().dueAt())).isEqualTo(left);
    }

    @Test
    void silenceAgreesStrictlyAfterThreeDays() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.IN_PROGRESS).asksRefund();
        Deadline answer = story.deadline();
        OrderCommand expiry = CommandFixtures.expire(story.order(), answer);

        assertThat(answer.dueAt()).isEqualTo(story.now().plus(Duration.ofDays(3)));
        assertThat(story.at(answer.dueAt()).refusal(Actor.DEADLINE, expiry)).contains(RefusalReason.DEADLINE_NOT_DUE);
        story.missesDeadline();

        assertThat(story.order().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(story.order().claims().refunds().getFirst().state()).isEqualTo(State.AGREED);
        assertThat(story.order().payments().refunds().getFirst().amount()).isEqualTo(OrderFixtures.LIST_PRICE);
    }

    @Test
    void partOfTheMoneyGoesBackAndTheRestIsKept() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.IN_PROGRESS);
        story.step(OrderFixtures.BUYER, ClaimFixtures.askRefund(story.order(), OrderFixtures.cny(50_000)));

        story.step(OrderFixtures.PROVIDER, ClaimFixtures.agreeRefund(story.order()));

        assertThat(story.order().payments().refunds())
                .extracting(Payments.Refund::amount)
                .containsExactly(OrderFixtures.cny(50_000));
        OrderInvariants.check(story.order(), story.events());
    }

    @ParameterizedTest
    @CsvSource({"0,CNY", "-1,CNY", "120001,CNY", "1,USD"})
    void noMoreIsAskedForThanWasPaid(long amount, String currency) {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.IN_PROGRESS);

        assertThat(story.refusal(
                        OrderFixtures.BUYER, ClaimFixtures.askRefund(story.order(), new Money(amount, currency))))
                .contains(RefusalReason.REFUND_AMOUNT_INVALID);
    }

    @Test
    void theFifthDayIsTheLastOneInTheMarketplacesZone() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.COMPLETED, OrderFixtures.saas());
        OrderCommand ask = ClaimFixtures.askRefund(story.order(), null);
        Instant sixthDay = Instant.parse("2026-11-06T16:00:00Z");

        assertThat(story.at(sixthDay.minusNanos(1)).refusal(OrderFixtures.BUYER, ask))
                .isEmpty();
        assertThat(story.at(sixthDay).refusal(OrderFixtures.BUYER, ask)).contains(RefusalReason.NOT_REFUNDABLE);
    }

    @Test
    void aDeliveredInstanceWhoseMoneyGoesBackIsTakenBackAndStaysCompleted() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.COMPLETED, OrderFixtures.saas())
                .asksRefund();

        story.step(OrderFixtures.PROVIDER, ClaimFixtures.agreeRefund(story.order()));

        assertThat(story.order().status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(story.order().payments().keptAmount()).isNull();
        assertThat(story.events().getLast().event())
                .isEqualTo(new OrderEvent.DeliveryRevoked("REFUND_AGREED", "instance-1"));
    }

    @Test
    void anInstanceThatIsStillBeingMadeWhenItsOrderIsCancelledIsTakenBackToo() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.DELIVERING).missesDeadline();

        OrderCommand late = delivery(story.order(), DeliveryMethod.SAAS);

        assertThat(story.events().getLast().event()).isEqualTo(new OrderEvent.DeliveryRevoked("DELIVERY_FAILED", null));
        assertThat(story.refusal(Actor.DELIVERY, late)).contains(RefusalReason.NOT_DELIVERING);
    }

    @Test
    void whoDeliversByAnotherMethodHasNoSay() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.DELIVERING, OrderFixtures.saas());
        String number = story.order().number();

        assertThat(story.refusal(Actor.DELIVERY, delivery(story.order(), DeliveryMethod.IMAGE)))
                .contains(RefusalReason.WRONG_DELIVERER);
        assertThat(story.refusal(
                        Actor.DELIVERY,
                        new OrderCommand.RecordDeliveryTrouble(number, DeliveryMethod.IMAGE, "ACCOUNT_BUSY")))
                .contains(RefusalReason.WRONG_DELIVERER);
        story.missesDeadline();
        assertThat(story.refusal(Actor.DELIVERY, new OrderCommand.RecordDeliveryUndone(number, DeliveryMethod.IMAGE)))
                .contains(RefusalReason.WRONG_DELIVERER);
        story.step(Actor.DELIVERY, new OrderCommand.RecordDeliveryUndone(number, DeliveryMethod.SAAS));
    }

    @Test
    void whatArrivesWhileARefundIsAskedForDoesNotAnswerIt() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.DELIVERING).asksRefund();
        Deadline answer = story.deadline();

        story.delivers();

        assertThat(story.order().status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(story.deadline()).isEqualTo(answer);
        story.step(OrderFixtures.PROVIDER, ClaimFixtures.refuseRefund(story.order()));
        assertThat(story.order().clocks().running()).isNull();
    }

    @Test
    void anAnswerToAClaimThatWasTakenBackMeantAnotherOne() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.IN_PROGRESS).asksRefund();
        OrderCommand first = ClaimFixtures.agreeRefund(story.order());
        story.step(OrderFixtures.BUYER, ClaimFixtures.withdrawRefund(story.order()))
                .asksRefund();

        assertThat(story.refusal(OrderFixtures.PROVIDER, first)).contains(RefusalReason.CLAIM_CHANGED);
    }

    @Test
    void moreTimeThatWasAgreedOnIsNotLostWhenTheFormIsSentBack() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.AWAITING_START).proposesADay();
        story.step(OrderFixtures.BUYER, ClaimFixtures.acceptExtension(story.order()));
        Duration left = Duration.between(story.now(), story.deadline().dueAt());

        story.later(Duration.ofDays(2))
                .returnsRequirement()
                .later(Duration.ofDays(5))
                .submitsRequirement();

        assertThat(Duration.between(story.now(), story.deadline().dueAt())).isEqualTo(left.minusDays(2));
    }

    @Test
    void aProposalForADeadlineThatNoLongerRunsWaitsForNobody() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.AWAITING_START).proposesADay();
        OrderCommand accept = ClaimFixtures.acceptExtension(story.order());

        story.returnsRequirement();

        assertThat(story.refusal(OrderFixtures.BUYER, accept)).contains(RefusalReason.ACTION_NOT_ALLOWED);
    }

    @Test
    void nobodyAnswersTheirOwnProposal() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.AWAITING_START).proposesADay();

        assertThat(story.refusal(OrderFixtures.PROVIDER, ClaimFixtures.acceptExtension(story.order())))
                .contains(RefusalReason.ACTION_NOT_ALLOWED);
    }

    @Test
    void nobodyUsesUpWhatTheOtherPartyMaySay() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.IN_PROGRESS);
        for (int i = 0; i < OrderFixtures.CLAIMS.disputes(); i++) {
            story.opensDispute(OrderFixtures.PROVIDER)
                    .step(OrderFixtures.PROVIDER, ClaimFixtures.withdrawDispute(story.order()));
        }
        assertThat(story.refusal(OrderFixtures.PROVIDER, ClaimFixtures.openDispute(story.order())))
                .contains(RefusalReason.LIMIT_REACHED);

        story.opensDispute(OrderFixtures.BUYER);
        for (int i = 1; i < OrderFixtures.CLAIMS.evidence(); i++) {
            story.step(OrderFixtures.BUYER, ClaimFixtures.addEvidence(story.order()));
        }

        assertThat(story.refusal(OrderFixtures.BUYER, ClaimFixtures.addEvidence(story.order())))
                .contains(RefusalReason.LIMIT_REACHED);
        assertThat(story.refusal(OrderFixtures.PROVIDER, ClaimFixtures.addEvidence(story.order())))
                .isEmpty();
    }

    @Test
    void theOperatorsWordEndsARefundClaimThatWasOpen() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.IN_PROGRESS)
                .asksRefund()
                .opensDispute(OrderFixtures.BUYER)
                .decides(Dispute.Outcome.COMPLETE);

        assertThat(story.order().status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(story.order().claims().refunds().getFirst().state()).isEqualTo(State.SUPERSEDED);
    }

    @Test
    void aRotatedKeyTakesThePlaceOfTheFirst() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.COMPLETED, OrderFixtures.api());

        story.step(OrderFixtures.BUYER, new OrderCommand.RotateKey(story.order().number(), OrderFixtures.key("K-2")));

        assertThat(story.events().getLast().event())
                .isEqualTo(new OrderEvent.KeyRotated("K-1", OrderFixtures.key("K-2")));
        assertThat(story.order().delivery())
                .isNotNull()
                .extracting(Delivery::reference)
                .isEqualTo("K-2");
    }

    @Test
    void aKeyIsReplacedSoOftenADayAndAgainWhenTheFirstTimeIsADayAgo() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.COMPLETED, OrderFixtures.api());
        OrderCommand rotate = new OrderCommand.RotateKey(story.order().number(), OrderFixtures.key("K-2"));
        Instant first = story.now();
        for (int i = 0; i < OrderFixtures.ROTATIONS.times(); i++) {
            story.step(OrderFixtures.BUYER, rotate).later(Duration.ofHours(1));
        }
        Instant again = first.plus(OrderFixtures.ROTATIONS.within());

        assertThat(story.at(again.minusNanos(1)).refusal(OrderFixtures.BUYER, rotate))
                .contains(RefusalReason.LIMIT_REACHED);
        story.at(again).step(OrderFixtures.BUYER, rotate);

        assertThat(story.refusal(OrderFixtures.BUYER, rotate)).contains(RefusalReason.LIMIT_REACHED);
        assertThat(requireNonNull(story.order().delivery()).rotatedAt()).hasSize(OrderFixtures.ROTATIONS.times());
    }

    @Test
    void aTroubleIsNamedWhenItBeginsOrChanges() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.DELIVERING);
        OrderCommand timeOut =
                new OrderCommand.RecordDeliveryTrouble(story.order().number(), DeliveryMethod.SAAS, "TIME_OUT");
        OrderCommand badAnswer =
                new OrderCommand.RecordDeliveryTrouble(story.order().number(), DeliveryMethod.SAAS, "BAD_ANSWER");

        story.step(Actor.DELIVERY, timeOut);

        assertThat(story.refusal(Actor.DELIVERY, timeOut)).contains(RefusalReason.ALREADY_RECORDED);
        assertThat(story.refusal(Actor.DELIVERY, badAnswer)).isEmpty();
    }

    private static OrderCommand delivery(Order order, DeliveryMethod from) {
        return new OrderCommand.RecordDelivery(order.number(), from, "instance-9", OrderFixtures.SEALED_INFORMATION);
    }
}
