/** Publishes the journal to Kafka. The only place that knows Reactor Kafka. */
@NullMarked
package marketplace.order.relay;

import org.jspecify.annotations.NullMarked;
