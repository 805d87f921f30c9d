/** What providers sell. */
@NullMarked
package marketplace.order.product;

import org.jspecify.annotations.NullMarked;
