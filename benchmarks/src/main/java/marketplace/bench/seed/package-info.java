/** Very many orders, made quickly from orders that were really placed. */
@NullMarked
package marketplace.bench.seed;

import org.jspecify.annotations.NullMarked;
