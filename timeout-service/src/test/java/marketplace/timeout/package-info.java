/** The whole service against a real PostgreSQL and a real Kafka, and what its tests share. */
@NullMarked
package marketplace.timeout;

import org.jspecify.annotations.NullMarked;
