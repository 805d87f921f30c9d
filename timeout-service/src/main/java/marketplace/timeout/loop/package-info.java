/** Work that repeats for as long as the service runs. */
@NullMarked
package marketplace.timeout.loop;

import org.jspecify.annotations.NullMarked;
