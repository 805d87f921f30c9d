package marketplace.notification.rule;

import static marketplace.contracts.OrderEventType.*;
import static marketplace.notification.message.Message.*;
import static marketplace.notification.rule.Condition.bySystem;
import static marketplace.notification.rule.Condition.cause;
import static marketplace.notification.rule.Condition.formAsked;
import static marketplace.notification.rule.Condition.lastReminder;
import static marketplace.notification.rule.Condition.running;
import static marketplace.notification.rule.Rule.rule;
import static marketplace.notification.rule.Who.BUYER;
import static marketplace.notification.rule.Who.OPERATOR;
import static marketplace.notification.rule.Who.PROVIDER;
import static marketplace.notification.rule.Who.WHO_MUST_ACT;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import marketplace.contracts.OrderEventMessage;
import marketplace.contracts.OrderEventType;
import marketplace.notification.inbox.NewNotice;
import marketplace.notification.message.Arguments;

/**
 * Who is told what. Of the lines for one event and one recipient, the first that fits counts, so a line without a
 * condition is what is said otherwise. The words stand in {@code texts/*.properties}.
 */
final class Rules {

    static final List<Rule> TABLE = List.of(
            // when this happens, tell, this, but only if
            rule(PLACED, BUYER, PAY_ORDER),
            rule(PLACED, PROVIDER, NEW_UNPAID_ORDER),
            rule(REPRICED, BUYER, PAY_NEW_PRICE),
            rule(PAID, BUYER, SUBMIT_FORM, formAsked()),
            rule(PAID, BUYER, PAYMENT_RECEIVED),
            rule(PAID, PROVIDER, ORDER_TO_START, running("START")),
            rule(STRAY_CAPTURE_RECEIVED, BUYER, MONEY_GOES_BACK),
            rule(REQUIREMENT_SUBMITTED, PROVIDER, ORDER_TO_START),
            rule(REQUIREMENT_EDITED, PROVIDER, FORM_CHANGED),
            rule(REQUIREMENT_RETURNED, BUYER, CORRECT_FORM),
            rule(IMPLEMENTATION_STARTED, BUYER, WORK_STARTED),
            rule(IMPLEMENTATION_COMPLETED, BUYER, PLEASE_CONFIRM),
            rule(COMPLETION_REJECTED, PROVIDER, REWORK_ASKED_FOR),
            rule(COMPLETION_CONFIRMED, BUYER, CONFIRMED_BY_SYSTEM, bySystem()),
            rule(COMPLETION_CONFIRMED, BUYER, CONFIRMED_BY_YOU),
            rule(COMPLETION_CONFIRMED, PROVIDER, ORDER_CONFIRMED_BY_SYSTEM, bySystem()),
            rule(COMPLETION_CONFIRMED, PROVIDER, ORDER_CONFIRMED_BY_BUYER),
            rule(DEADLINE_REMINDED, WHO_MUST_ACT, REMINDER_TO_PAY, running("PAYMENT")),
            rule(DEADLINE_REMINDED, WHO_MUST_ACT, REMINDER_TO_SUBMIT_FORM, running("REQUIREMENT")),
            rule(DEADLINE_REMINDED, WHO_MUST_ACT, REMINDER_TO_START, running("START")),
            rule(DEADLINE_REMINDED, WHO_MUST_ACT, REMINDER_TO_CONFIRM, running("CONFIRMATION")),
            rule(DEADLINE_REMINDED, WHO_MUST_ACT, REMINDER),
            rule(DEADLINE_REMINDED, OPERATOR, START_ABOUT_TO_BE_MISSED, lastReminder("START")),
            rule(CANCELLED, BUYER, CANCELLED_BY_YOU, cause("BUYER_REQUEST")),
            rule(CANCELLED, BUYER, CANCELLED_NOT_PAID, cause("PAYMENT_OVERDUE")),
            rule(CANCELLED, BUYER, CANCELLED_NO_FORM, cause("REQUIREMENT_OVERDUE")),
            rule(CANCELLED, BUYER, CANCELLED_NOT_STARTED, cause("START_OVERDUE")),
            rule(CANCELLED, BUYER, CANCELLED_OTHERWISE),
            rule(CANCELLED, PROVIDER, ORDER_CANCELLED_BY_BUYER, cause("BUYER_REQUEST")),
            rule(CANCELLED, PROVIDER, ORDER_CANCELLED_NOT_PAID, cause("PAYMENT_OVERDUE")),
            rule(CANCELLED, PROVIDER, ORDER_CANCELLED_NO_FORM, cause("REQUIREMENT_OVERDUE")),
            rule(CANCELLED, PROVIDER, ORDER_CANCELLED_NOT_STARTED, cause("START_OVERDUE")),
            rule(CANCELLED, PROVIDER, ORDER_CANCELLED),
            rule(REFUND_REQUESTED, BUYER, REFUND_ON_ITS_WAY),
            rule(REFUND_COMPLETED, BUYER, REFUNDED),
            rule(REFUND_FAILED, BUYER, REFUND_DELAYED),
            rule(REFUND_FAILED, OPERATOR, REFUND_TO_ACT_ON));

    /** Events of which nobody is told. */
    static final Set<OrderEventType> SILENT = EnumSet.of(PAYMENT_ATTEMPT_OPENED);

    private Rules() {}

    /** What the table asks to be told of an event. */
    static List<NewNotice> noticesOf(OrderEventMessage event) {
        Arguments arguments = EventArguments.of(event);
        return EnumSet.allOf(Who.class).stream()
                .flatMap(who -> firstFitting(who, event))
                .flatMap(rule -> notice(rule, event, arguments))
                .toList();
    }

    private static Stream<Rule> firstFitting(Who who, OrderEventMessage event) {
        return TABLE.stream()
                .filter(rule -> rule.who() == who && rule.fits(event))
                .limit(1);
    }

    private static Stream<NewNotice> notice(Rule rule, OrderEventMessage event, Arguments arguments) {
        return rule.who().of(event).stream()
                .map(recipient -> new NewNotice(
                        event.orderNumber(),
                        event.version(),
                        recipient,
                        rule.message(),
                        arguments,
                        event.occurredAt()));
    }
}
