/** Tests of refunds that are tried again. */
@NullMarked
package marketplace.order.refund;

import org.jspecify.annotations.NullMarked;
