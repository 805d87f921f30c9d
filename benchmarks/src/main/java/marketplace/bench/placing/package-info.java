/** Placing orders beside the same inserts. */
@NullMarked
package marketplace.bench.placing;

import org.jspecify.annotations.NullMarked;
