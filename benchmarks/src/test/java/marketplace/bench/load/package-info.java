/** The load against an answer that is known. */
@NullMarked
package marketplace.bench.load;

import org.jspecify.annotations.NullMarked;
