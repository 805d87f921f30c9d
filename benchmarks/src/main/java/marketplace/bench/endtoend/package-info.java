/** From a button to the notice that it makes. */
@NullMarked
package marketplace.bench.endtoend;

import org.jspecify.annotations.NullMarked;
