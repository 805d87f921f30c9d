/** What the engineer on call may ask: one schedule, what is due next, how late we are. */
@NullMarked
package marketplace.timeout.oncall;

import org.jspecify.annotations.NullMarked;
