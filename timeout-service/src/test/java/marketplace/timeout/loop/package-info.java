/** Loops that run for months. */
@NullMarked
package marketplace.timeout.loop;

import org.jspecify.annotations.NullMarked;
