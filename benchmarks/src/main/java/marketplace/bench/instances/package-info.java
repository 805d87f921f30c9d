/** Two instances of the order service beside one. */
@NullMarked
package marketplace.bench.instances;

import org.jspecify.annotations.NullMarked;
