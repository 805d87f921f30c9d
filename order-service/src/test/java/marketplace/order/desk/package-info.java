/** The API of orders. */
@NullMarked
package marketplace.order.desk;

import org.jspecify.annotations.NullMarked;
