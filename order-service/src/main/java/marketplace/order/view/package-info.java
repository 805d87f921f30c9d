/** How the API shows an order and what happened to it. */
@NullMarked
package marketplace.order.view;

import org.jspecify.annotations.NullMarked;
