package marketplace.timeout.schedule;

import marketplace.contracts.RunningDeadline;
import org.jspecify.annotations.Nullable;

/**
 * What an event said of its order's deadline.
 *
 * @param traceParent W3C trace context of the event
 */
record Told(RunningDeadline deadline, @Nullable String traceParent) {}
