/** What the headers of a write say: its idempotency key, the version it was made for, its trace. */
@NullMarked
package marketplace.order.request;

import org.jspecify.annotations.NullMarked;
