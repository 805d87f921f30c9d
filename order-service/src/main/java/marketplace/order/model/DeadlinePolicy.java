package marketplace.order.model;

import java.time.Duration;
import java.util.List;

/**
 * How long everybody has. Frozen on the order when it is placed; a later change touches later orders only.
 *
 * @param payment for the buyer to pay
 * @param requirement for the buyer to submit the requirement form
 * @param start for the provider to start
 * @param confirmation for the buyer to confirm the completion, anew with every completion
 * @param delivery for an automatic delivery to succeed; none on orders of before there were any
 * @param refundAnswer for the provider to answer a refund claim; none on orders of before there were any
 * @param reminders how long before a deadline to remind
 */
public record DeadlinePolicy(
        Duration payment,
        Duration requirement,
        Duration start,
        Duration confirmation,
        Duration delivery,
        Duration refundAnswer,
        List<Duration> reminders) {

    Duration of(DeadlineKind kind) {
        return switch (kind) {
            case PAYMENT -> payment;
            case REQUIREMENT -> requirement;
            case START -> start;
            case CONFIRMATION -> confirmation;
            case DELIVERY -> delivery;
            case REFUND_ANSWER -> refundAnswer;
        };
    }
}
