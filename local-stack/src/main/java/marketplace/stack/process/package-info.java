/** The services as processes of their own: started, watched, started again, stopped. */
@NullMarked
package marketplace.stack.process;

import org.jspecify.annotations.NullMarked;
