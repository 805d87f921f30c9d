/** Deadlines beside db-scheduler and Quartz. */
@NullMarked
package marketplace.bench.deadlines;

import org.jspecify.annotations.NullMarked;
