/** Claims what is due and has it published, at least once and never early. */
@NullMarked
package marketplace.timeout.firing;

import org.jspecify.annotations.NullMarked;
