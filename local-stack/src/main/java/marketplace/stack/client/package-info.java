/** The parties of an order as clients of the public API: the demo and the end-to-end tests act through them alone. */
@NullMarked
package marketplace.stack.client;

import org.jspecify.annotations.NullMarked;
