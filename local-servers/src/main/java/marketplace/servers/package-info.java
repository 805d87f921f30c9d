/** PostgreSQL and Kafka as real servers on this machine: embedded, or in containers when tests ask for them. */
@NullMarked
package marketplace.servers;

import org.jspecify.annotations.NullMarked;
