/** From the commit of a change to Kafka. */
@NullMarked
package marketplace.bench.relay;

import org.jspecify.annotations.NullMarked;
