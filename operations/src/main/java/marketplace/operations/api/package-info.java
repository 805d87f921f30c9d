/** The services' HTTP API, asked as an operator. */
@CheckReturnValue
@NullMarked
package marketplace.operations.api;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
