/** What waits for an operator, said again and again in the log. */
@NullMarked
package marketplace.order.reminder;

import org.jspecify.annotations.NullMarked;
