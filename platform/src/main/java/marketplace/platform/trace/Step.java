package marketplace.platform.trace;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import org.jspecify.annotations.Nullable;

/**
 * One step of a trace. Ends once: whatever is said of it afterwards changes nothing. Any thread may call it. What it is told leaves the
 * service, so no text of users, no address and no secret.
 */
public sealed interface Step permits PassedOn, SpanStep {

    /** The order that the step is about. */
    String ORDER = "marketplace.order";

    /** W3C trace context for what the step causes: to be stored and sent on. */
    @Nullable
    String traceParent();

    /** Another name than the one it began with. */
    @CanIgnoreReturnValue
    Step named(String name);

    @CanIgnoreReturnValue
    Step with(String attribute, String value);

    @CanIgnoreReturnValue
    Step with(String attribute, long value);

    /** Says that something happened on the way. */
    @CanIgnoreReturnValue
    Step mark(String event);

    void end();

    /** Ends it as failed. Of the failure only its type is told: messages quote what users wrote. */
    void fail(Throwable failure);

    /**
     * Ends it as failed.
     *
     * @param reason a code
     */
    void fail(String reason);
}
