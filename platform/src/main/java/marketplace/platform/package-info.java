/** What every service has: a clock, callers, problems, a way to listen to Kafka and settings for its database. */
@NullMarked
package marketplace.platform;

import org.jspecify.annotations.NullMarked;
