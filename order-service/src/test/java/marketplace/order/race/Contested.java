package marketplace.order.race;

import java.time.Instant;
import marketplace.order.Answer;

/**
 * An order that two are about to change.
 *
 * @param seen how it stood when both looked at it
 */
record Contested(String number, Answer seen) {

    String version() {
        return seen.header("ETag");
    }

    String attempt() {
        return seen.text("/paymentAttempts/0/attemptId");
    }

    String deadline() {
        return seen.text("/running/deadlineId");
    }

    Instant dueAt() {
        return Instant.parse(seen.text("/running/dueAt"));
    }
}
