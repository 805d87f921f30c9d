/** How services listen: batches, retried without limit, poison to dead letters. */
@NullMarked
package marketplace.platform.kafka;

import org.jspecify.annotations.NullMarked;
