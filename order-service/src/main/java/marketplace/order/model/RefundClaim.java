package marketplace.order.model;

import java.time.Instant;
import marketplace.contracts.Role;
import org.jspecify.annotations.Nullable;

/**
 * The buyer's wish to have money back.
 *
 * @param number 1 for the first of the order
 * @param answer what became of it; null while the provider has to say
 */
public record RefundClaim(
        int number,
        Reason reason,
        String text,
        Money amount,
        Instant askedAt,
        @Nullable Answer answer) {

    public boolean unanswered() {
        return answer == null;
    }

    public State state() {
        return answer == null ? State.OPEN : answer.state();
    }

    RefundClaim answered(State state, @Nullable Role by, @Nullable String why, Instant at) {
        return new RefundClaim(number, reason, text, amount, askedAt, new Answer(state, by, why, at));
    }

    /**
     * The end of a claim.
     *
     * @param by who ended it; null where the order's end did
     */
    public record Answer(
            State state, @Nullable Role by, @Nullable String why, Instant at) {}

    /** Why the buyer wants money back. */
    public enum Reason {
        NO_LONGER_NEEDED,
        NOT_AS_DESCRIBED,
        NOT_DELIVERED,
        DOES_NOT_WORK,
        AGREED_WITH_PROVIDER,
        OTHER
    }

    /** How a claim stands. SUPERSEDED: the order ended in another way. */
    public enum State {
        OPEN,
        AGREED,
        REFUSED,
        WITHDRAWN,
        SUPERSEDED
    }
}
