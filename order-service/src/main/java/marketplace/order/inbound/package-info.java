/** What comes in from Kafka: payments, deadlines and images. */
@NullMarked
package marketplace.order.inbound;

import org.jspecify.annotations.NullMarked;
