/** What the service may do in its database. */
@NullMarked
package marketplace.order.role;

import org.jspecify.annotations.NullMarked;
