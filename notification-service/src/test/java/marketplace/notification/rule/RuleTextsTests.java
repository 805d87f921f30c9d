package marketplace.notification.rule;

import static marketplace.notification.OrderFixture.DUE;
import static marketplace.notification.OrderFixture.PRICE;
import static marketplace.notification.OrderFixture.PURCHASED;
import static marketplace.notification.OrderFixture.money;
import static marketplace.notification.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import marketplace.contracts.OrderEventDetails;
import marketplace.contracts.OrderEventDetails.CompletionConfirmed;
import marketplace.contracts.OrderEventDetails.CompletionRejected;
import marketplace.contracts.OrderEventDetails.DeadlineReminded;
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
import marketplace.contracts.OrderEventDetails.ImplementationCompleted;
import marketplace.contracts.OrderEventDetails.ImplementationStarted;
import marketplace.contracts.OrderEventDetails.KeyIssued;
import marketplace.contracts.OrderEventDetails.KeyRotated;
import marketplace.contracts.OrderEventDetails.OrderCancelled;
import marketplace.contracts.OrderEventDetails.OrderDelivered;
import marketplace.contracts.OrderEventDetails.OrderPaid;
import marketplace.contracts.OrderEventDetails.OrderPlaced;
import marketplace.contracts.OrderEventDetails.OrderRepriced;
import marketplace.contracts.OrderEventDetails.PaymentAttemptOpened;
import marketplace.contracts.OrderEventDetails.RefundAgreed;
import marketplace.contracts.OrderEventDetails.RefundAsked;
import marketplace.contracts.OrderEventDetails.RefundCompleted;
import marketplace.contracts.OrderEventDetails.RefundFailed;
import marketplace.contracts.OrderEventDetails.RefundRefused;
import marketplace.contracts.OrderEventDetails.RefundRequested;
import marketplace.contracts.OrderEventDetails.RefundRetried;
import marketplace.contracts.OrderEventDetails.RefundSettled;
import marketplace.contracts.OrderEventDetails.RefundWithdrawn;
import marketplace.contracts.OrderEventDetails.RequirementEdited;
import marketplace.contracts.OrderEventDetails.RequirementReturned;
import marketplace.contracts.OrderEventDetails.RequirementSubmitted;
import marketplace.contracts.OrderEventDetails.StrayCaptureReceived;
import marketplace.contracts.OrderEventType;
import marketplace.contracts.Role;
import marketplace.notification.OrderFixture;
import marketplace.notification.inbox.NewNotice;
import marketplace.notification.message.Language;
import marketplace.notification.message.Message;
import marketplace.notification.message.Reading;
import marketplace.notification.message.Text;
import marketplace.notification.message.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Walks every line of the rule table with every deadline that may run, and reads what is said. */
class RuleTextsTests {

    private static final String ABSENT = "—";

    private final Texts texts = new Texts();

    @ParameterizedTest
    @EnumSource
    void putsEveryNoticeIntoWords(Language language) {
        Reading reading = new Reading(language, ZoneId.of("Asia/Shanghai"));

        assertThat(allNotices()).isNotEmpty().allSatisfy(notice -> {
            Text text = texts.text(notice.message(), notice.arguments(), reading);
            assertThat(text.title()).contains(notice.orderNumber());
            assertThat(text.title() + text.body()).doesNotContain("{", "}", "[", "]", "\n", ABSENT);
        });
    }

    @Test
    void saysEverythingThatCanBeSaid() {
        Set<Message> said = EnumSet.of(Message.NEWS);
        allNotices().forEach(notice -> said.add(notice.message()));

        assertThat(said).containsExactlyInAnyOrder(Message.values());
    }

    @Test
    void hasAnExampleOfEveryTypeOfEvent() {
        assertThat(examples().map(OrderEventType::of)).contains(OrderEventType.values());
    }

    private static Stream<NewNotice> allNotices() {
        return orders().flatMap(order -> examples().map(details -> order.event(3, details)))
                .flatMap(event -> Rules.noticesOf(event).stream());
    }

    private static Stream<OrderFixture> orders() {
        OrderFixture order = order();
        return Stream.of(
                        order,
                        order.withoutForm(),
                        order.deliveredAs("SAAS").withoutForm(),
                        order.by(Role.PROVIDER, order.provider()),
                        order.by(Role.OPERATOR, "mei"),
                        order.by(Role.SERVICE, "deadline"))
                .flatMap(some -> Stream.of(
                        some.withoutDeadline(),
                        some.running("PAYMENT", Role.BUYER),
                        some.running("REQUIREMENT", Role.BUYER),
                        some.running("START", Role.PROVIDER),
                        some.running("CONFIRMATION", Role.BUYER),
                        some.running("DELIVERY", Role.PROVIDER),
                        some.running("REFUND_ANSWER", Role.PROVIDER),
                        some.running("SOMETHING_NEW", Role.OPERATOR)));
    }

    private static Stream<OrderEventDetails> examples() {
        return Stream.concat(
                List.of(
                        new OrderPlaced(),
                        new OrderRepriced(money(12_000), PRICE, 2, "as agreed"),
                        new PaymentAttemptOpened("a-1", 2, PRICE, DUE),
                        new OrderPaid("c-1", "a-1", PRICE, PURCHASED),
                        new StrayCaptureReceived("c-2", "a-0", PRICE, PURCHASED, "LATE"),
                        new RequirementSubmitted(1),
                        new RequirementEdited(2),
                        new RequirementReturned(2, "which host?"),
                        new ImplementationStarted(2),
                        new ImplementationCompleted(1),
                        new CompletionRejected(1, "no backup"),
                        new CompletionConfirmed(2),
                        new RefundRequested("r-1", "c-1", PRICE, "START_OVERDUE"),
                        new RefundCompleted("r-1", PRICE, null),
                        new RefundCompleted("r-1", PRICE, true),
                        new RefundFailed("r-1", PRICE, "card closed", 1, DUE),
                        new RefundFailed("r-1", PRICE, "card closed", 10, null),
                        new DeadlineReminded("d-1", DUE.minus(Duration.ofDays(3))),
                        new DeadlineReminded("d-1", DUE.minus(Duration.ofDays(1))))
                        .stream(),
                Stream.of(cancellations(), deliveries(), refunds(), disputes(), extensions())
                        .flatMap(each -> each));
    }

    private static Stream<OrderEventDetails> deliveries() {
        return Stream.of(
                new DeliveryRequested("IMAGE", "alice", "img-1", "cn-hangzhou"),
                new DeliveryTroubled("TIME_OUT"),
                new DeliveryTroubled("SOMETHING_NEW"),
                new OrderDelivered("inst-1"),
                new KeyIssued("K-1", "5f70"),
                new KeyRotated("K-1", "K-2", "9b87"),
                new DeliveryRevoked("REFUND_AGREED", "inst-1"),
                new DeliveryRevoked("DELIVERY_FAILED", null),
                new DeliveryUndone(null));
    }

    private static Stream<OrderEventDetails> refunds() {
        return Stream.of(
                new RefundAsked(1, "DOES_NOT_WORK", "it does not start", PRICE),
                new RefundAsked(1, "SOMETHING_NEW", " ", PRICE),
                new RefundAgreed(1, PRICE),
                new RefundRefused(1, "it starts here"),
                new RefundWithdrawn(1),
                new RefundRetried("r-1", "c-1", PRICE, 2),
                new RefundSettled("r-1", PRICE, null));
    }

    private static Stream<OrderEventDetails> disputes() {
        return Stream.of(
                new DisputeOpened(1, Role.BUYER, "nobody answers"),
                new EvidenceAdded(1, Role.PROVIDER),
                new DisputeWithdrawn(1),
                new DisputeDecided(1, "CONTINUE", null, "both waited"),
                new DisputeDecided(1, "CANCEL", PRICE, "nothing was done"),
                new DisputeDecided(1, "COMPLETE", null, "all was done"));
    }

    private static Stream<OrderEventDetails> extensions() {
        return Stream.of(
                new ExtensionProposed(1, Role.PROVIDER, "d-1", DUE.plus(Duration.ofDays(3)), "we are ill"),
                new ExtensionAccepted(1, "START", DUE, DUE.plus(Duration.ofDays(3))),
                new ExtensionDeclined(1));
    }

    private static Stream<OrderEventDetails> cancellations() {
        return Stream.of(
                        "BUYER_REQUEST",
                        "PAYMENT_OVERDUE",
                        "REQUIREMENT_OVERDUE",
                        "START_OVERDUE",
                        "DELIVERY_FAILED",
                        "REFUND_AGREED",
                        "DISPUTE_DECIDED",
                        "SOMETHING_NEW")
                .flatMap(cause ->
                        Stream.of(new OrderCancelled(cause, null), new OrderCancelled(cause, "changed my mind")));
    }
}
