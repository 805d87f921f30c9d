package marketplace.platform.pause;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Why something is paused.
 *
 * @param note for the others on call, as in "settlement books twice, their ticket 4711"
 */
record PauseReason(@NotBlank @Size(max = 500) String note) {}
