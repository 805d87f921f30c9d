package marketplace.platform.pause;

import java.time.Instant;

/**
 * A part is paused.
 *
 * @param by the operator who said so last
 * @param note why, in the words of that operator
 */
record Pause(String part, Instant since, String by, String note) {}
