/** The deadlines and limits that new orders get. */
@NullMarked
package marketplace.order.policy;

import org.jspecify.annotations.NullMarked;
