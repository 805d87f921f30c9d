/** Measures the system beside what one would use instead: the command line, and the order of the parts. */
@NullMarked
package marketplace.bench;

import org.jspecify.annotations.NullMarked;
