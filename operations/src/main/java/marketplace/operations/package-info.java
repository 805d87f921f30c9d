/** {@code ./ops}, the command of the engineer on call. */
@CheckReturnValue
@NullMarked
package marketplace.operations;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
