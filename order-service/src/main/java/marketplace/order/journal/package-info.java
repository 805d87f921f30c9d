/** The append-only journal: timeline, idempotency memory and outbox in one. */
@NullMarked
package marketplace.order.journal;

import org.jspecify.annotations.NullMarked;
