/** What the engineer on call pauses and resumes. */
@CheckReturnValue
@NullMarked
package marketplace.operations.pause;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
