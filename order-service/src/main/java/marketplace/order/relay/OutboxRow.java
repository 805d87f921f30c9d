package marketplace.order.relay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the journal that is to be published. */
record OutboxRow(
        int lane,
        long position,
        long cursor,
        String orderNumber,
        long orderVersion,
        String type,
        Instant occurredAt,
        @Nullable String traceParent,
        String payload) {}
