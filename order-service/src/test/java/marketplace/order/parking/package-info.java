/** Parked payments on a real database. */
@NullMarked
package marketplace.order.parking;

import org.jspecify.annotations.NullMarked;
