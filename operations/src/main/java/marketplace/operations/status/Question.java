package marketplace.operations.status;

import java.util.Objects;
import java.util.function.Supplier;
import marketplace.operations.screen.FailedException;

/**
 * Something to look at.
 *
 * @param away where to go on when nobody answers
 */
record Question(String what, String away, Supplier<Look> ask) {

    Look answer() {
        try {
            return ask.get();
        } catch (FailedException failure) {
            return unanswered(Objects.requireNonNullElse(failure.getMessage(), "no answer"));
        }
    }

    Look unanswered(String why) {
        return new Look(what, false, why, away);
    }
}
