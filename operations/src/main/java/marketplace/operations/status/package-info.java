/** The first look of whoever is called: what is fine, and where to go on where something is not. */
@CheckReturnValue
@NullMarked
package marketplace.operations.status;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
