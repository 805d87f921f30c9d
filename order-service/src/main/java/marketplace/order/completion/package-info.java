/** Completion information: a secret between the provider and the buyer of an order. */
@NullMarked
package marketplace.order.completion;

import org.jspecify.annotations.NullMarked;
