/** What lies in the topics, and how far who listens to them has come. */
@CheckReturnValue
@NullMarked
package marketplace.operations.topic;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
