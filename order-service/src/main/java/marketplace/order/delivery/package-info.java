/** Delivering without people: calls of vendors, shared images, keys for APIs. */
@NullMarked
package marketplace.order.delivery;

import org.jspecify.annotations.NullMarked;
