/** Tests of what is done to the system. */
@NullMarked
package marketplace.chaos.fault;

import org.jspecify.annotations.NullMarked;
