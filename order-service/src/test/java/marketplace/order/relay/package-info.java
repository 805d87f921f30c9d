/** Publishing the journal to a real Kafka. */
@NullMarked
package marketplace.order.relay;

import org.jspecify.annotations.NullMarked;
