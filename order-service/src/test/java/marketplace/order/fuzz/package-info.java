/** Requests that nobody in their right mind sends, at random or by the thousand, and what must hold of every answer. */
@NullMarked
package marketplace.order.fuzz;

import org.jspecify.annotations.NullMarked;
