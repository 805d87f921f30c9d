package marketplace.platform.pause;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part that can be paused, as operators see it.
 *
 * @param since absent, like who and why, when it is not paused
 */
record PartState(
        String part,
        boolean paused,
        @Nullable Instant since,
        @Nullable String by,
        @Nullable String note) {

    static PartState running(String part) {
        return new PartState(part, false, null, null, null);
    }

    static PartState paused(Pause pause) {
        return new PartState(pause.part(), true, pause.since(), pause.by(), pause.note());
    }

    /** All parts of a service, by name. */
    record PartStates(List<PartState> parts) {}
}
