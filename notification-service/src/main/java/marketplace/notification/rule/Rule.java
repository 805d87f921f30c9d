package marketplace.notification.rule;

import marketplace.contracts.OrderEventMessage;
import marketplace.contracts.OrderEventType;
import marketplace.notification.message.Message;

/** One line of the rule table. */
record Rule(OrderEventType event, Who who, Message message, Condition when) {

    static Rule rule(OrderEventType event, Who who, Message message) {
        return new Rule(event, who, message, Condition.always());
    }

    static Rule rule(OrderEventType event, Who who, Message message, Condition when) {
        return new Rule(event, who, message, when);
    }

    boolean fits(OrderEventMessage happened) {
        return event.wireType().equals(happened.type()) && when.test(happened);
    }
}
