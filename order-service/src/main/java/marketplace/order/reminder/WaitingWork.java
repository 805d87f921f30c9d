package marketplace.order.reminder;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Things of a kind that wait for an operator.
 *
 * @param oldest since when the first of them waits; absent where nothing says so
 */
record WaitingWork(WaitingKind kind, long count, @Nullable Instant oldest) {}
