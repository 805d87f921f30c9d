package marketplace.contracts;

import org.jspecify.annotations.Nullable;

/**
 * What an order event says about deadlines, whatever its type: all that the timeout service reads of it, so that event types that
 * it has never heard of still move its schedule.
 */
public record RunningDeadline(
        String orderNumber, long version, @Nullable WireDeadline deadline) {}
