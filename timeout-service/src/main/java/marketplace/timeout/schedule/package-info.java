/** What order events say about deadlines, kept as one row per order. */
@NullMarked
package marketplace.timeout.schedule;

import org.jspecify.annotations.NullMarked;
