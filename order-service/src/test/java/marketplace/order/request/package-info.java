/** Tests of this package. */
@NullMarked
package marketplace.order.request;

import org.jspecify.annotations.NullMarked;
