/** From a jar to a service that is ready, and the memory that it takes. */
@NullMarked
package marketplace.bench.start;

import org.jspecify.annotations.NullMarked;
