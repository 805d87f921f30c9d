package marketplace.notification.rule;

import marketplace.contracts.OrderEventMessage;
import marketplace.contracts.OrderEventType;
import marketplace.notification.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * One line of the rule table.
 *
 * @param message what is said; null for nothing
 */
record Rule(OrderEventType event, Who who, @Nullable Message message, Condition when) {

    static Rule rule(OrderEventType event, Who who, Message message) {
        return new Rule(event, who, message, Condition.always());
    }

    static Rule rule(OrderEventType event, Who who, Message message, Condition when) {
        return new Rule(event, who, message, when);
    }

    /** This is no news to them: they are told elsewhere, or not concerned. */
    static Rule nothing(OrderEventType event, Who who, Condition when) {
        return new Rule(event, who, null, when);
    }

    boolean fits(OrderEventMessage happened) {
        return event.wireType().equals(happened.type()) && when.test(happened);
    }
}
