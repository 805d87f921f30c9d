/** Two at once about one order, at two instances of the service: exactly one of them happens. */
@NullMarked
package marketplace.order.race;

import org.jspecify.annotations.NullMarked;
