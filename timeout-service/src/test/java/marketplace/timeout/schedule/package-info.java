/** Schedules against a real database. */
@NullMarked
package marketplace.timeout.schedule;

import org.jspecify.annotations.NullMarked;
