/** What a part of the measurements is, and what parts share. */
@NullMarked
package marketplace.bench.part;

import org.jspecify.annotations.NullMarked;
