/** Tests of this package. */
@NullMarked
package marketplace.order.vendor.endpoint;

import org.jspecify.annotations.NullMarked;
