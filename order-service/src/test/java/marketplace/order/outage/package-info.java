/** What clients see while something else fails. */
@NullMarked
package marketplace.order.outage;

import org.jspecify.annotations.NullMarked;
