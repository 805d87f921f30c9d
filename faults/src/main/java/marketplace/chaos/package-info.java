/** Faults on purpose while orders live, and a checker that believes nobody: {@code ./chaos}. */
@NullMarked
package marketplace.chaos;

import org.jspecify.annotations.NullMarked;
