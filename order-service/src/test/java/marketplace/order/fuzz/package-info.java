/** Requests that nobody in their right mind sends, made at random from the OpenAPI document, and what must hold of every answer. */
@NullMarked
package marketplace.order.fuzz;

import org.jspecify.annotations.NullMarked;
