/** What the hot path costs: bytes that each step allocates, whatever the machine. */
@NullMarked
package marketplace.order.benchmark;

import org.jspecify.annotations.NullMarked;
