/** The write path on a real database. */
@NullMarked
package marketplace.order.lane;

import org.jspecify.annotations.NullMarked;
