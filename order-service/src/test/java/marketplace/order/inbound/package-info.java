/** What comes in from a real Kafka. */
@NullMarked
package marketplace.order.inbound;

import org.jspecify.annotations.NullMarked;
