/** Commands on their way to Kafka; the only package that knows Reactor Kafka. */
@NullMarked
package marketplace.timeout.command;

import org.jspecify.annotations.NullMarked;
