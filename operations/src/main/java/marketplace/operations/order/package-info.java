/** Everything about one order in one screen. */
@CheckReturnValue
@NullMarked
package marketplace.operations.order;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
