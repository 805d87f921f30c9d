/** Nothing missed, nothing repeated, nothing of others. */
@NullMarked
package marketplace.order.changes;

import org.jspecify.annotations.NullMarked;
