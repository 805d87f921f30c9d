/** What is done to the system on purpose, at moments that a seed decides. */
@NullMarked
package marketplace.chaos.fault;

import org.jspecify.annotations.NullMarked;
