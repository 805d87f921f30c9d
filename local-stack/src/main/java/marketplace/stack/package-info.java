/** The whole system on one machine, started by one command. */
@NullMarked
package marketplace.stack;

import org.jspecify.annotations.NullMarked;
