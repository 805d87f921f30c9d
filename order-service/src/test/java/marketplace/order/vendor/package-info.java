/** Tests of this package. */
@NullMarked
package marketplace.order.vendor;

import org.jspecify.annotations.NullMarked;
