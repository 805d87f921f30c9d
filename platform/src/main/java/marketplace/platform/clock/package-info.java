/** The one clock of a service, which the sandbox can move. */
@NullMarked
package marketplace.platform.clock;

import org.jspecify.annotations.NullMarked;
