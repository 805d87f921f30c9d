/** What is outside the marketplace: the payment platform and a mail server, simulated behind one HTTP port. */
@NullMarked
package marketplace.stack.simulator;

import org.jspecify.annotations.NullMarked;
