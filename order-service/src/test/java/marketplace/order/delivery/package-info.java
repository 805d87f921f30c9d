/** Tests of this package. */
@NullMarked
package marketplace.order.delivery;

import org.jspecify.annotations.NullMarked;
