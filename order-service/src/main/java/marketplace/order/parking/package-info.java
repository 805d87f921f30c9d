/** Payment events that cannot be applied yet: parked, tried again, then given to the operator; never dropped. */
@NullMarked
package marketplace.order.parking;

import org.jspecify.annotations.NullMarked;
