/** Refunds that failed, tried again by themselves with back-off. */
@NullMarked
package marketplace.order.refund;

import org.jspecify.annotations.NullMarked;
