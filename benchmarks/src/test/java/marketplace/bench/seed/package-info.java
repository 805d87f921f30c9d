/** Copies of an order that was placed. */
@NullMarked
package marketplace.bench.seed;

import org.jspecify.annotations.NullMarked;
