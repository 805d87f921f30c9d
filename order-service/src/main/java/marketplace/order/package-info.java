/** The order service: owns the state of orders. */
@NullMarked
package marketplace.order;

import org.jspecify.annotations.NullMarked;
