/** What waits for an operator, and what they do about it. */
@CheckReturnValue
@NullMarked
package marketplace.operations.desk;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
