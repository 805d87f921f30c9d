package marketplace.chaos.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order as its table has it. */
public record OrderRow(
        int lane,
        String number,
        long version,
        String status,
        String buyerId,
        String providerId,
        long price,
        String currency,
        @Nullable Instant completedAt,
        @Nullable Instant dueAt,
        boolean open) {}
