/** Tests of this package. */
@NullMarked
package marketplace.order.vendor.check;

import org.jspecify.annotations.NullMarked;
