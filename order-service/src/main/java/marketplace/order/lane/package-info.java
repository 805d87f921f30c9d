/** The write path: commands wait for their lane, batches decide and commit them. */
@NullMarked
package marketplace.order.lane;

import org.jspecify.annotations.NullMarked;
