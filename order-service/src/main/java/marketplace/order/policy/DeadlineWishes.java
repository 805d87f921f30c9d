package marketplace.order.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Periods that a product wants instead of the marketplace's; null where it wants none. */
public record DeadlineWishes(
        @Nullable Duration payment,
        @Nullable Duration requirement,
        @Nullable Duration start,
        @Nullable Duration confirmation) {

    public static final DeadlineWishes NONE = new DeadlineWishes(null, null, null, null);
}
