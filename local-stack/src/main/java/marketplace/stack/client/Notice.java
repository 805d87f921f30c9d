package marketplace.stack.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody was told.
 *
 * @param message which notice it is, as in {@code pay-new-price}
 */
public record Notice(
        String id,
        String orderNumber,
        String message,
        String title,
        String text,
        @Nullable Instant readAt) {}
