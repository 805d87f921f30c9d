package marketplace.order.request;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * How something was settled by hand.
 *
 * @param note what was done, as in "refunded at the platform, reference 4711"
 */
public record Settlement(@NotBlank @Size(max = 500) String note) {}
