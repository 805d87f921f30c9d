package marketplace.notification.rule;

import static marketplace.notification.OrderFixture.DUE;
import static marketplace.notification.OrderFixture.PRICE;
import static marketplace.notification.OrderFixture.PURCHASED;
import static marketplace.notification.OrderFixture.money;
import static marketplace.notification.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import marketplace.contracts.OrderEventDetails;
import marketplace.contracts.OrderEventDetails.CompletionConfirmed;
import marketplace.contracts.OrderEventDetails.DeliveryRequested;
import marketplace.contracts.OrderEventDetails.DeliveryRevoked;
import marketplace.contracts.OrderEventDetails.DeliveryTroubled;
import marketplace.contracts.OrderEventDetails.DeliveryUndone;
import marketplace.contracts.OrderEventDetails.DisputeDecided;
import marketplace.contracts.OrderEventDetails.DisputeOpened;
import marketplace.contracts.OrderEventDetails.DisputeWithdrawn;
import marketplace.contracts.OrderEventDetails.EvidenceAdded;
import marketplace.contracts.OrderEventDetails.ExtensionAccepted;
import marketplace.contracts.OrderEventDetails.ExtensionDeclined;
import marketplace.contracts.OrderEventDetails.ExtensionProposed;
import marketplace.contracts.OrderEventDetails.KeyIssued;
import marketplace.contracts.OrderEventDetails.KeyRotated;
import marketplace.contracts.OrderEventDetails.OrderCancelled;
import marketplace.contracts.OrderEventDetails.OrderDelivered;
import marketplace.contracts.OrderEventDetails.OrderPaid;
import marketplace.contracts.OrderEventDetails.RefundAgreed;
import marketplace.contracts.OrderEventDetails.RefundAsked;
import marketplace.contracts.OrderEventDetails.RefundCompleted;
import marketplace.contracts.OrderEventDetails.RefundRefused;
import marketplace.contracts.OrderEventDetails.RefundRequested;
import marketplace.contracts.OrderEventDetails.RefundRetried;
import marketplace.contracts.OrderEventDetails.RefundSettled;
import marketplace.contracts.OrderEventDetails.RefundWithdrawn;
import marketplace.contracts.Role;
import marketplace.notification.OrderFixture;
import marketplace.notification.inbox.NewNotice;
import marketplace.notification.message.Language;
import marketplace.notification.message.Reading;
import marketplace.notification.message.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is told what while an order is delivered by itself, and when its parties do not agree. */
class ClaimRulesTests {

    private static final Instant LATER = DUE.plus(Duration.ofDays(3));
    private static final Reading ENGLISH = new Reading(Language.ENGLISH, ZoneId.of("UTC"));

    private final Texts texts = new Texts();
    private final OrderFixture order = order();
    private final OrderFixture byBuyer = order.by(Role.BUYER, order.buyer());
    private final OrderFixture byProvider = order.by(Role.PROVIDER, order.provider());
    private final OrderFixture byOperator = order.by(Role.OPERATOR, "mei");
    private final OrderFixture byMachine = order.by(Role.SERVICE, "deadline");

    @Test
    void tellsOfAnAutomaticDelivery() {
        OrderFixture saas = byMachine.deliveredAs("SAAS").withoutForm().running("DELIVERY", Role.PROVIDER);
        OrderEventDetails paid = new OrderPaid("c-1", "a-1", PRICE, PURCHASED);

        assertThat(told(paid, saas)).containsExactly("BUYER paid-to-be-delivered");
        assertThat(told(new DeliveryRequested("SAAS", "alice", null, null), saas))
                .isEmpty();
        assertThat(told(new OrderDelivered("inst-1"), saas))
                .containsExactly("BUYER delivery-ready", "PROVIDER order-delivered");
        assertThat(told(new KeyIssued("K-1", "5f70"), saas))
                .containsExactly("BUYER delivery-ready", "PROVIDER order-delivered");
        assertThat(told(new KeyRotated("K-1", "K-2", "9b87"), byBuyer)).containsExactly("BUYER key-replaced");
    }

    @ParameterizedTest
    @CsvSource({"SAAS, endpoint-fails", "IMAGE, delivery-fails", "SOMETHING_NEW, delivery-fails"})
    void tellsTheProviderWhatKeepsADeliveryFromSucceeding(String method, String message) {
        OrderFixture delivering = byMachine.deliveredAs(method).running("DELIVERY", Role.PROVIDER);

        assertThat(told(new DeliveryTroubled("TIME_OUT"), delivering)).containsExactly("PROVIDER " + message);
        assertThat(read(new DeliveryTroubled("TIME_OUT"), delivering))
                .contains("no answer in time", "until 7 Dec 2026, 01:00 (UTC)", "the order is cancelled");
    }

    @Test
    void tellsEverybodyOfADeliveryThatWasGivenUp() {
        assertThat(told(new OrderCancelled("DELIVERY_FAILED", null), byMachine.withoutDeadline()))
                .containsExactly(
                        "BUYER cancelled-not-delivered",
                        "OPERATOR delivery-given-up",
                        "PROVIDER order-cancelled-not-delivered");
    }

    @Test
    void tellsTheBuyerOfATakenBackDeliveryOnlyWhereThereWasOne() {
        assertThat(told(new DeliveryRevoked("REFUND_AGREED", "inst-1"), byProvider))
                .containsExactly("BUYER delivery-taken-back");
        assertThat(told(new DeliveryRevoked("DELIVERY_FAILED", null), byMachine))
                .isEmpty();
        assertThat(told(new DeliveryUndone("inst-1"), byMachine)).isEmpty();
    }

    @Test
    void asksTheProviderToAnswerARefundWithAmountReasonAndTime() {
        OrderFixture asked = byBuyer.running("REFUND_ANSWER", Role.PROVIDER);
        OrderEventDetails half = new RefundAsked(1, "DOES_NOT_WORK", "it does\nnot <b>start</b>", money(5_000));

        assertThat(told(half, asked)).containsExactly("PROVIDER answer-refund");
        assertThat(read(half, asked))
                .isEqualTo("The buyer asks for CN¥50.00 back for \"数据库迁移\": does not work."
                        + " In the buyer's words: it does not <b>start</b>. Please agree or refuse by 7 Dec 2026, 01:00 (UTC)."
                        + " Otherwise the refund counts as agreed.");
        assertThat(read(new RefundAsked(1, "OTHER", " ", PRICE), asked)).doesNotContain("words");
    }

    @Test
    void tellsWhatBecameOfARefundThatWasAskedFor() {
        assertThat(told(new RefundAgreed(1, PRICE), byProvider)).containsExactly("BUYER refund-granted");
        assertThat(told(new RefundAgreed(1, PRICE), byMachine))
                .containsExactly("BUYER refund-granted-by-silence", "PROVIDER refund-agreed-by-your-silence");
        assertThat(told(new RefundRefused(1, "it starts here"), byProvider)).containsExactly("BUYER refund-denied");
        assertThat(told(new RefundWithdrawn(1), byBuyer)).containsExactly("PROVIDER refund-taken-back");
    }

    /** That the order ends and that money is on its way was said with it. */
    @Test
    void saysWhatWasAgreedOnce() {
        OrderEventDetails cancelled = new OrderCancelled("REFUND_AGREED", null);

        assertThat(told(cancelled, byProvider)).containsExactly("PROVIDER cancelled-by-agreement");
        assertThat(told(cancelled, byMachine)).isEmpty();
        assertThat(told(new RefundRequested("r-1", "c-1", PRICE, "REFUND_AGREED"), byProvider))
                .isEmpty();
        assertThat(told(new RefundRequested("r-1", "c-1", PRICE, "DISPUTE_DECIDED"), byOperator))
                .isEmpty();
        assertThat(told(new RefundRequested("r-1", "c-1", PRICE, "START_OVERDUE"), byMachine))
                .containsExactly("BUYER refund-on-its-way");
    }

    @Test
    void saysNothingOfAnotherTryOfARefundAndTellsTheBuyerOfOnePaidByHand() {
        assertThat(told(new RefundRetried("r-1", "c-1", PRICE, 2), byMachine)).isEmpty();
        assertThat(told(new RefundSettled("r-1", PRICE, null), byOperator)).containsExactly("BUYER refunded-by-hand");
    }

    @Test
    void bringsARefundThatWasPaidTwiceToTheOperatorAlone() {
        assertThat(told(new RefundCompleted("r-1", PRICE, null), byMachine)).containsExactly("BUYER refunded");
        assertThat(told(new RefundCompleted("r-1", PRICE, true), byMachine))
                .containsExactly("OPERATOR refund-paid-twice");
        assertThat(told(new RefundSettled("r-1", PRICE, true), byOperator)).isEmpty();
    }

    @Test
    void tellsTheOtherPartyAndTheOperatorOfADispute() {
        assertThat(told(new DisputeOpened(1, Role.BUYER, "nobody answers"), byBuyer))
                .containsExactly("OPERATOR dispute-to-decide", "PROVIDER answer-dispute");
        assertThat(told(new DisputeOpened(1, Role.PROVIDER, "nobody answers"), byProvider))
                .containsExactly("BUYER answer-dispute", "OPERATOR dispute-to-decide");
        assertThat(told(new EvidenceAdded(1, Role.PROVIDER), byProvider))
                .containsExactly("BUYER more-evidence", "OPERATOR more-evidence");
        assertThat(told(new DisputeWithdrawn(1), byBuyer))
                .containsExactly("OPERATOR dispute-taken-back", "PROVIDER dispute-taken-back");
    }

    @Test
    void tellsBothPartiesWhatTheOperatorDecidedAndWhy() {
        OrderEventDetails undone = new DisputeDecided(1, "CANCEL", money(2_500), "a quarter was not done");

        assertThat(told(undone, byOperator))
                .containsExactly("BUYER dispute-settled-with-refund", "PROVIDER dispute-settled-with-refund");
        assertThat(read(undone, byOperator))
                .contains("the order is undone, and CN¥25.00 goes back", "Reason: a quarter was not done.");
        assertThat(told(new DisputeDecided(1, "CONTINUE", null, "both waited"), byOperator))
                .containsExactly("BUYER dispute-settled", "PROVIDER dispute-settled");
        assertThat(told(new CompletionConfirmed(1), byOperator))
                .containsExactly("BUYER completed-by-decision", "PROVIDER completed-by-decision");
    }

    @Test
    void tellsTheOtherPartyOfMoreTime() {
        OrderFixture later = byBuyer.running("START", Role.PROVIDER);
        OrderEventDetails proposed = new ExtensionProposed(1, Role.PROVIDER, "d-1", LATER, "we are ill");

        assertThat(told(proposed, byProvider)).containsExactly("BUYER more-time-asked-for");
        assertThat(read(proposed, byProvider.running("START", Role.PROVIDER)))
                .contains("more time to start: until 10 Dec 2026, 01:00 (UTC) instead of 7 Dec 2026, 01:00 (UTC)")
                .contains("Reason: we are ill.");
        assertThat(told(new ExtensionAccepted(1, "START", PURCHASED, DUE), later))
                .containsExactly("PROVIDER more-time-agreed");
        assertThat(read(new ExtensionAccepted(1, "START", PURCHASED, DUE), later))
                .contains("more time to start, now until 7 Dec 2026, 01:00 (UTC)");
        assertThat(told(new ExtensionDeclined(1), byProvider)).containsExactly("BUYER no-more-time");
    }

    @Test
    void tellsNoSecretAndNoDigestOfOne() {
        List<NewNotice> notices = Rules.noticesOf(byMachine.event(2, new KeyIssued("K-1", "5f70bf18")));

        assertThat(notices)
                .hasSize(2)
                .allSatisfy(notice -> assertThat(notice.arguments().toString()).doesNotContain("5f70bf18"));
    }

    private String read(OrderEventDetails details, OrderFixture happened) {
        NewNotice first = Rules.noticesOf(happened.event(2, details)).getFirst();
        return texts.text(first.message(), first.arguments(), ENGLISH).body();
    }

    private static List<String> told(OrderEventDetails details, OrderFixture happened) {
        return Rules.noticesOf(happened.event(2, details)).stream()
                .map(notice ->
                        notice.recipient().role() + " " + notice.message().key())
                .sorted()
                .toList();
    }
}
