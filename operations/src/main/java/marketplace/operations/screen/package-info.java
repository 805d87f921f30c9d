/** What an operator reads: tables, lines, JSON, and failures in words. */
@CheckReturnValue
@NullMarked
package marketplace.operations.screen;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
