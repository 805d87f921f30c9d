package marketplace.notification.rule;

import static marketplace.notification.OrderFixture.DUE;
import static marketplace.notification.OrderFixture.PRICE;
import static marketplace.notification.OrderFixture.PURCHASED;
import static marketplace.notification.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
import marketplace.contracts.OrderEventDetails.PaymentAttemptOpened;
import marketplace.contracts.OrderEventDetails.RefundFailed;
import marketplace.contracts.OrderEventDetails.RequirementEdited;
import marketplace.contracts.OrderEventDetails.RequirementReturned;
import marketplace.contracts.OrderEventDetails.RequirementSubmitted;
import marketplace.contracts.OrderEventMessage;
import marketplace.contracts.OrderEventType;
import marketplace.contracts.Role;
import marketplace.contracts.WireMoney;
import marketplace.notification.OrderFixture;
import marketplace.notification.inbox.NewNotice;
import marketplace.platform.kafka.PoisonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTests {

    private final OrderFixture order = order();

    @Test
    void knowsEveryTypeOfEvent() {
        Set<OrderEventType> told = Rules.TABLE.stream().map(Rule::event).collect(Collectors.toSet());

        assertThat(Stream.concat(told.stream(), Rules.SILENT.stream()))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(OrderEventType.values()));
    }

    @Test
    void tellsOfAnOrdersWholeLife() {
        OrderEventDetails paid = new OrderPaid("c-1", "a-1", PRICE, PURCHASED);

        assertThat(told(new OrderPlaced())).containsExactly("BUYER pay-order", "PROVIDER new-unpaid-order");
        assertThat(told(paid, order.running("REQUIREMENT", Role.BUYER))).containsExactly("BUYER submit-form");
        assertThat(told(paid, order.withoutForm().running("START", Role.PROVIDER)))
                .containsExactly("BUYER payment-received", "PROVIDER order-to-start");
        assertThat(told(new RequirementSubmitted(1))).containsExactly("PROVIDER order-to-start");
        assertThat(told(new RequirementEdited(2))).containsExactly("PROVIDER form-changed");
        assertThat(told(new RequirementReturned(1, "which host?"))).containsExactly("BUYER correct-form");
        assertThat(told(new ImplementationStarted(1))).containsExactly("BUYER work-started");
        assertThat(told(new ImplementationCompleted(1))).containsExactly("BUYER please-confirm");
        assertThat(told(new CompletionRejected(1, "no backup"))).containsExactly("PROVIDER rework-asked-for");
        assertThat(told(new CompletionConfirmed(1)))
                .containsExactly("BUYER confirmed-by-you", "PROVIDER order-confirmed-by-buyer");
        assertThat(told(new CompletionConfirmed(1), order.by(Role.SERVICE, "deadline")))
                .containsExactly("BUYER confirmed-by-system", "PROVIDER order-confirmed-by-system");
    }

    @ParameterizedTest
    @CsvSource({
        "BUYER_REQUEST, cancelled-by-you, order-cancelled-by-buyer",
        "PAYMENT_OVERDUE, cancelled-not-paid, order-cancelled-not-paid",
        "REQUIREMENT_OVERDUE, cancelled-no-form, order-cancelled-no-form",
        "START_OVERDUE, cancelled-not-started, order-cancelled-not-started",
        "DISPUTE_DECIDED, cancelled-by-decision, cancelled-by-decision",
        "SOMETHING_NEW, cancelled-otherwise, order-cancelled"
    })
    void tellsBothPartiesWhyAnOrderIsCancelled(String cause, String toBuyer, String toProvider) {
        assertThat(told(new OrderCancelled(cause, null))).containsExactly("BUYER " + toBuyer, "PROVIDER " + toProvider);
    }

    @ParameterizedTest
    @CsvSource({
        "PAYMENT, BUYER, reminder-to-pay",
        "REQUIREMENT, BUYER, reminder-to-submit-form",
        "START, PROVIDER, reminder-to-start",
        "CONFIRMATION, BUYER, reminder-to-confirm",
        "DELIVERY, PROVIDER, reminder-to-deliver",
        "REFUND_ANSWER, PROVIDER, reminder-to-answer-refund",
        "SOMETHING_NEW, PROVIDER, reminder",
        "SOMETHING_NEW, OPERATOR, reminder"
    })
    void remindsWhoeverMustAct(String kind, Role mustAct, String message) {
        assertThat(told(new DeadlineReminded("d-1", DUE.minus(Duration.ofDays(3))), order.running(kind, mustAct)))
                .containsExactly(mustAct + " " + message);
    }

    @Test
    void remindsNobodyWhereAMachineMustActOrNoDeadlineRuns() {
        OrderEventDetails reminded = new DeadlineReminded("d-1", DUE.minus(Duration.ofDays(3)));

        assertThat(told(reminded, order.running("START", Role.SERVICE))).isEmpty();
        assertThat(told(reminded, order.withoutDeadline())).isEmpty();
    }

    @Test
    void bringsTheLastReminderToStartToTheOperator() {
        OrderEventDetails last = new DeadlineReminded("d-1", DUE.minus(Duration.ofDays(1)));

        assertThat(told(last, order.running("START", Role.PROVIDER)))
                .containsExactly("OPERATOR start-about-to-be-missed", "PROVIDER reminder-to-start");
        assertThat(told(last, order.running("CONFIRMATION", Role.BUYER))).containsExactly("BUYER reminder-to-confirm");
    }

    @Test
    void bringsAFailedRefundToTheOperatorAndToNobodyElsesInbox() {
        List<NewNotice> notices =
                Rules.noticesOf(order.event(9, new RefundFailed("r-1", PRICE, "card closed", 1, DUE)));

        assertThat(notices).extracting(notice -> notice.recipient().id()).containsExactly(order.buyer(), "operator");
        assertThat(notices)
                .extracting(notice -> notice.message().key())
                .containsExactly("refund-delayed", "refund-tried-again");
    }

    @Test
    void tellsOfAFailedRefundAgainOnlyWhenItIsGivenUp() {
        assertThat(told(new RefundFailed("r-1", PRICE, "card closed", 2, DUE))).isEmpty();
        assertThat(told(new RefundFailed("r-1", PRICE, "card closed", 10, null)))
                .containsExactly("OPERATOR refund-to-act-on");
        assertThat(told(new RefundFailed("r-1", PRICE, "card closed", null, null)))
                .containsExactly("BUYER refund-delayed", "OPERATOR refund-to-act-on");
    }

    @Test
    void saysNothingOfAPaymentAttempt() {
        assertThat(told(new PaymentAttemptOpened("a-1", 1, PRICE, DUE))).isEmpty();
    }

    @Test
    void takesWhatPartiesWroteAsOneHarmlessLine() {
        NewNotice notice = Rules.noticesOf(order.event(
                        2, new CompletionRejected(1, " no\u0000 backup\r\nBcc: x@y\u202E " + "a".repeat(600))))
                .getFirst();

        assertThat(notice.arguments().reason())
                .startsWith("no  backup Bcc: x@y  aaa")
                .endsWith("a…")
                .hasSize(501);
    }

    @Test
    void refusesWhatCanNeverBeStoredOrShown() {
        OrderEventMessage unknownMoney =
                order.event(2, new OrderPaid("c-1", "a-1", new WireMoney(1, "QQQ"), PURCHASED));
        OrderEventMessage strangeBuyer = order.boughtBy("b\u0000").placed();
        OrderEventMessage noVersion = order.event(0, new OrderPlaced());

        assertThatThrownBy(() -> Rules.noticesOf(unknownMoney)).isInstanceOf(PoisonException.class);
        assertThatThrownBy(() -> Rules.noticesOf(strangeBuyer)).isInstanceOf(PoisonException.class);
        assertThatThrownBy(() -> Rules.noticesOf(noVersion)).isInstanceOf(PoisonException.class);
    }

    private List<String> told(OrderEventDetails details) {
        return told(details, order);
    }

    private static List<String> told(OrderEventDetails details, OrderFixture order) {
        return Rules.noticesOf(order.event(2, details)).stream()
                .map(notice ->
                        notice.recipient().role() + " " + notice.message().key())
                .sorted()
                .toList();
    }
}
