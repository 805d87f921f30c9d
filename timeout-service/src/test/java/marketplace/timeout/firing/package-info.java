/** Firing against a real database, with a publisher that tests hold in their hands. */
@NullMarked
package marketplace.timeout.firing;

import org.jspecify.annotations.NullMarked;
