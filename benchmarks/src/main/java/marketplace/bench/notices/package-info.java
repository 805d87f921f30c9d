/** From order events to inboxes. */
@NullMarked
package marketplace.bench.notices;

import org.jspecify.annotations.NullMarked;
