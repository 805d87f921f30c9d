/** The changes feed: what a caller may see of the journal, past a cursor, by asking, waiting or listening. */
@NullMarked
package marketplace.order.changes;

import org.jspecify.annotations.NullMarked;
