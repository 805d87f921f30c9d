/** How much one instance takes on at once, and the answer to whatever is more. */
@NullMarked
package marketplace.platform.load;

import org.jspecify.annotations.NullMarked;
