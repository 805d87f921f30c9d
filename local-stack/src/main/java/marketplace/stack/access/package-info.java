/** The keys of a stack and the tokens made with them. */
@NullMarked
package marketplace.stack.access;

import org.jspecify.annotations.NullMarked;
