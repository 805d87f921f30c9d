package marketplace.order.reminder;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Things of a kind that wait for an operator.
 *
 * @param kind in the plural, as in {@code payments}
 * @param oldest since when the first of them waits; absent where nothing says so
 */
record WaitingWork(String kind, long count, @Nullable Instant oldest) {}
