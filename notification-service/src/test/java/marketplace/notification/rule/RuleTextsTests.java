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
import marketplace.contracts.OrderEventDetails.ImplementationCompleted;
import marketplace.contracts.OrderEventDetails.ImplementationStarted;
import marketplace.contracts.OrderEventDetails.OrderCancelled;
import marketplace.contracts.OrderEventDetails.OrderPaid;
import marketplace.contracts.OrderEventDetails.OrderPlaced;
import marketplace.contracts.OrderEventDetails.OrderRepriced;
import marketplace.contracts.OrderEventDetails.PaymentAttemptOpened;
import marketplace.contracts.OrderEventDetails.RefundCompleted;
import marketplace.contracts.OrderEventDetails.RefundFailed;
import marketplace.contracts.OrderEventDetails.RefundRequested;
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
        return Stream.of(order, order.withoutForm(), order.by(Role.SERVICE, "deadline"))
                .flatMap(some -> Stream.of(
                        some.withoutDeadline(),
                        some.running("PAYMENT", Role.BUYER),
                        some.running("REQUIREMENT", Role.BUYER),
                        some.running("START", Role.PROVIDER),
                        some.running("CONFIRMATION", Role.BUYER),
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
                        new RefundCompleted("r-1", PRICE),
                        new RefundFailed("r-1", PRICE, "card closed"),
                        new DeadlineReminded("d-1", DUE.minus(Duration.ofDays(3))),
                        new DeadlineReminded("d-1", DUE.minus(Duration.ofDays(1))))
                        .stream(),
                cancellations());
    }

    private static Stream<OrderEventDetails> cancellations() {
        return Stream.of("BUYER_REQUEST", "PAYMENT_OVERDUE", "REQUIREMENT_OVERDUE", "START_OVERDUE", "SOMETHING_NEW")
                .flatMap(cause ->
                        Stream.of(new OrderCancelled(cause, null), new OrderCancelled(cause, "changed my mind")));
    }
}
