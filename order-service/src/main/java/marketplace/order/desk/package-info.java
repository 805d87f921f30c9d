/** The HTTP API of orders: one endpoint per button, and the queries. */
@NullMarked
package marketplace.order.desk;

import org.jspecify.annotations.NullMarked;
