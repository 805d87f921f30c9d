package marketplace.contracts;

import java.time.Instant;
import java.util.List;

/**
 * The deadline that runs for an order now. It is missed strictly after {@code dueAt}.
 *
 * @param id unique within the order; a command for any other id has no effect
 * @param kind what must happen in time, as in {@code START}; open to new values
 * @param mustAct who has to act
 * @param onExpiry what the timeout service asks for once it is missed
 * @param remindAt when to remind, ascending, each before {@code dueAt}
 */
public record WireDeadline(
        String id,
        String kind,
        Instant startedAt,
        Instant dueAt,
        Role mustAct,
        Expiry onExpiry,
        List<Instant> remindAt) {

    /** What happens when nobody acts in time. */
    public enum Expiry {
        CANCEL,
        CONFIRM,
        AGREE_REFUND
    }
}
