package marketplace.notification.rule;

import static marketplace.contracts.OrderEventType.*;
import static marketplace.notification.message.Message.*;
import static marketplace.notification.rule.Condition.byOperator;
import static marketplace.notification.rule.Condition.bySystem;
import static marketplace.notification.rule.Condition.cause;
import static marketplace.notification.rule.Condition.deliveredAs;
import static marketplace.notification.rule.Condition.firstFailure;
import static marketplace.notification.rule.Condition.formAsked;
import static marketplace.notification.rule.Condition.lastReminder;
import static marketplace.notification.rule.Condition.notTriedAgain;
import static marketplace.notification.rule.Condition.paidTwice;
import static marketplace.notification.rule.Condition.refundFor;
import static marketplace.notification.rule.Condition.running;
import static marketplace.notification.rule.Condition.wasDelivered;
import static marketplace.notification.rule.Condition.withRefund;
import static marketplace.notification.rule.Rule.nothing;
import static marketplace.notification.rule.Rule.rule;
import static marketplace.notification.rule.Who.BUYER;
import static marketplace.notification.rule.Who.OPERATOR;
import static marketplace.notification.rule.Who.OTHER_PARTY;
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
import marketplace.notification.message.Message;

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
            rule(PAID, BUYER, PAID_TO_BE_DELIVERED, running("DELIVERY")),
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
            rule(COMPLETION_CONFIRMED, BUYER, COMPLETED_BY_DECISION, byOperator()),
            rule(COMPLETION_CONFIRMED, BUYER, CONFIRMED_BY_YOU),
            rule(COMPLETION_CONFIRMED, PROVIDER, ORDER_CONFIRMED_BY_SYSTEM, bySystem()),
            rule(COMPLETION_CONFIRMED, PROVIDER, COMPLETED_BY_DECISION, byOperator()),
            rule(COMPLETION_CONFIRMED, PROVIDER, ORDER_CONFIRMED_BY_BUYER),
            rule(DELIVERY_TROUBLED, PROVIDER, ENDPOINT_FAILS, deliveredAs("SAAS")),
            rule(DELIVERY_TROUBLED, PROVIDER, DELIVERY_FAILS),
            rule(DELIVERED, BUYER, DELIVERY_READY),
            rule(DELIVERED, PROVIDER, ORDER_DELIVERED),
            rule(KEY_ISSUED, BUYER, DELIVERY_READY),
            rule(KEY_ISSUED, PROVIDER, ORDER_DELIVERED),
            rule(KEY_ROTATED, BUYER, KEY_REPLACED),
            rule(DELIVERY_REVOKED, BUYER, DELIVERY_TAKEN_BACK, wasDelivered()),
            rule(DEADLINE_REMINDED, WHO_MUST_ACT, REMINDER_TO_PAY, running("PAYMENT")),
            rule(DEADLINE_REMINDED, WHO_MUST_ACT, REMINDER_TO_SUBMIT_FORM, running("REQUIREMENT")),
            rule(DEADLINE_REMINDED, WHO_MUST_ACT, REMINDER_TO_START, running("START")),
            rule(DEADLINE_REMINDED, WHO_MUST_ACT, REMINDER_TO_CONFIRM, running("CONFIRMATION")),
            rule(DEADLINE_REMINDED, WHO_MUST_ACT, REMINDER_TO_DELIVER, running("DELIVERY")),
            rule(DEADLINE_REMINDED, WHO_MUST_ACT, REMINDER_TO_ANSWER_REFUND, running("REFUND_ANSWER")),
            rule(DEADLINE_REMINDED, WHO_MUST_ACT, REMINDER),
            rule(DEADLINE_REMINDED, OPERATOR, START_ABOUT_TO_BE_MISSED, lastReminder("START")),
            rule(CANCELLED, BUYER, CANCELLED_BY_YOU, cause("BUYER_REQUEST")),
            rule(CANCELLED, BUYER, CANCELLED_NOT_PAID, cause("PAYMENT_OVERDUE")),
            rule(CANCELLED, BUYER, CANCELLED_NO_FORM, cause("REQUIREMENT_OVERDUE")),
            rule(CANCELLED, BUYER, CANCELLED_NOT_STARTED, cause("START_OVERDUE")),
            rule(CANCELLED, BUYER, CANCELLED_NOT_DELIVERED, cause("DELIVERY_FAILED")),
            nothing(CANCELLED, BUYER, cause("REFUND_AGREED")),
            rule(CANCELLED, BUYER, CANCELLED_BY_DECISION, cause("DISPUTE_DECIDED")),
            rule(CANCELLED, BUYER, CANCELLED_OTHERWISE),
            rule(CANCELLED, PROVIDER, ORDER_CANCELLED_BY_BUYER, cause("BUYER_REQUEST")),
            rule(CANCELLED, PROVIDER, ORDER_CANCELLED_NOT_PAID, cause("PAYMENT_OVERDUE")),
            rule(CANCELLED, PROVIDER, ORDER_CANCELLED_NO_FORM, cause("REQUIREMENT_OVERDUE")),
            rule(CANCELLED, PROVIDER, ORDER_CANCELLED_NOT_STARTED, cause("START_OVERDUE")),
            rule(CANCELLED, PROVIDER, ORDER_CANCELLED_NOT_DELIVERED, cause("DELIVERY_FAILED")),
            nothing(CANCELLED, PROVIDER, cause("REFUND_AGREED").and(bySystem())),
            rule(CANCELLED, PROVIDER, CANCELLED_BY_AGREEMENT, cause("REFUND_AGREED")),
            rule(CANCELLED, PROVIDER, CANCELLED_BY_DECISION, cause("DISPUTE_DECIDED")),
            rule(CANCELLED, PROVIDER, ORDER_CANCELLED),
            rule(CANCELLED, OPERATOR, DELIVERY_GIVEN_UP, cause("DELIVERY_FAILED")),
            rule(REFUND_ASKED, PROVIDER, ANSWER_REFUND),
            rule(REFUND_AGREED, BUYER, REFUND_GRANTED_BY_SILENCE, bySystem()),
            rule(REFUND_AGREED, BUYER, REFUND_GRANTED),
            rule(REFUND_AGREED, PROVIDER, REFUND_AGREED_BY_YOUR_SILENCE, bySystem()),
            rule(REFUND_REFUSED, BUYER, REFUND_DENIED),
            rule(REFUND_WITHDRAWN, PROVIDER, REFUND_TAKEN_BACK),
            nothing(REFUND_REQUESTED, BUYER, refundFor("REFUND_AGREED")),
            nothing(REFUND_REQUESTED, BUYER, refundFor("DISPUTE_DECIDED")),
            rule(REFUND_REQUESTED, BUYER, REFUND_ON_ITS_WAY),
            nothing(REFUND_COMPLETED, BUYER, paidTwice()),
            rule(REFUND_COMPLETED, BUYER, REFUNDED),
            rule(REFUND_COMPLETED, OPERATOR, REFUND_PAID_TWICE, paidTwice()),
            rule(REFUND_FAILED, BUYER, REFUND_DELAYED, firstFailure()),
            rule(REFUND_FAILED, OPERATOR, REFUND_TO_ACT_ON, notTriedAgain()),
            rule(REFUND_FAILED, OPERATOR, REFUND_TRIED_AGAIN, firstFailure()),
            nothing(REFUND_SETTLED, BUYER, paidTwice()),
            rule(REFUND_SETTLED, BUYER, REFUNDED_BY_HAND),
            rule(DISPUTE_OPENED, OTHER_PARTY, ANSWER_DISPUTE),
            rule(DISPUTE_OPENED, OPERATOR, DISPUTE_TO_DECIDE),
            rule(EVIDENCE_ADDED, OTHER_PARTY, MORE_EVIDENCE),
            rule(EVIDENCE_ADDED, OPERATOR, MORE_EVIDENCE),
            rule(DISPUTE_WITHDRAWN, OTHER_PARTY, DISPUTE_TAKEN_BACK),
            rule(DISPUTE_WITHDRAWN, OPERATOR, DISPUTE_TAKEN_BACK),
            rule(DISPUTE_DECIDED, BUYER, DISPUTE_SETTLED_WITH_REFUND, withRefund()),
            rule(DISPUTE_DECIDED, BUYER, DISPUTE_SETTLED),
            rule(DISPUTE_DECIDED, PROVIDER, DISPUTE_SETTLED_WITH_REFUND, withRefund()),
            rule(DISPUTE_DECIDED, PROVIDER, DISPUTE_SETTLED),
            rule(EXTENSION_PROPOSED, OTHER_PARTY, MORE_TIME_ASKED_FOR),
            rule(EXTENSION_ACCEPTED, OTHER_PARTY, MORE_TIME_AGREED),
            rule(EXTENSION_DECLINED, OTHER_PARTY, NO_MORE_TIME));

    /** Events of which nobody is told. */
    static final Set<OrderEventType> SILENT =
            EnumSet.of(PAYMENT_ATTEMPT_OPENED, DELIVERY_REQUESTED, DELIVERY_UNDONE, REFUND_RETRIED);

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
        Message message = rule.message();
        return message == null
                ? Stream.empty()
                : rule.who().of(event).stream()
                        .map(recipient -> new NewNotice(
                                event.orderNumber(),
                                event.version(),
                                recipient,
                                message,
                                arguments,
                                event.occurredAt(),
                                null));
    }
}
