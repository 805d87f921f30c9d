/** What comes in from Kafka: payments and deadlines. */
@NullMarked
package marketplace.order.inbound;

import org.jspecify.annotations.NullMarked;
