package marketplace.chaos.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a client saw of one request.
 *
 * @param role of the caller, as in {@code BUYER}
 * @param key its Idempotency-Key
 * @param asked what a repetition has in common with the first: method, path and body
 * @param status of HTTP; 0 when no answer came, or the client did not wait for it
 * @param orderNumber that the answer names
 * @param version of the order in the answer
 */
public record Answer(
        Instant at,
        String role,
        String caller,
        String asked,
        @Nullable String key,
        int status,
        @Nullable String problem,
        @Nullable String orderNumber,
        @Nullable Long version) {

    private static final int OK = 200;
    private static final int MULTIPLE = 300;
    private static final int WRONG = 400;
    private static final int BROKEN = 500;

    public boolean isAccepted() {
        return status >= OK && status < MULTIPLE;
    }

    /** Said no, which is to mean that nothing happened. */
    public boolean isRefused() {
        return status >= WRONG && status < BROKEN;
    }
}
