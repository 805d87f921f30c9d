/** Publishing, as far as it needs no Kafka. */
@NullMarked
package marketplace.timeout.command;

import org.jspecify.annotations.NullMarked;
