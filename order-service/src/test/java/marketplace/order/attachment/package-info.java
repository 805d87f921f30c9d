/** Files of orders: taken in, kept, shown, forgotten. */
@NullMarked
package marketplace.order.attachment;

import org.jspecify.annotations.NullMarked;
