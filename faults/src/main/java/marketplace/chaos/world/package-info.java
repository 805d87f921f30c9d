/** The whole system as processes that faults can be done to: PostgreSQL, a cluster of brokers, instances of services. */
@NullMarked
package marketplace.chaos.world;

import org.jspecify.annotations.NullMarked;
