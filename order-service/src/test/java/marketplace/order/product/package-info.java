/** Tests of this package. */
@NullMarked
package marketplace.order.product;

import org.jspecify.annotations.NullMarked;
