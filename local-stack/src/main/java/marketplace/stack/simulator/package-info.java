/** What is outside the marketplace: the payment platform, the image platform and a mail server, simulated behind one HTTP port. */
@NullMarked
package marketplace.stack.simulator;

import org.jspecify.annotations.NullMarked;
