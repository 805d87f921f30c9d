/** The API of orders. */
@NullMarked
package marketplace.order.query;

import org.jspecify.annotations.NullMarked;
