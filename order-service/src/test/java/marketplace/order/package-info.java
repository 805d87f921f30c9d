/** The order service as its users see it, on a real PostgreSQL and a real Kafka. */
@NullMarked
package marketplace.order;

import org.jspecify.annotations.NullMarked;
