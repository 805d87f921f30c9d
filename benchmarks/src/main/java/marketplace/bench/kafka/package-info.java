/** Kafka as measurements need it: events in number, and records as they come in. */
@NullMarked
package marketplace.bench.kafka;

import org.jspecify.annotations.NullMarked;
