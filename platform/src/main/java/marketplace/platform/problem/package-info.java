/** Errors as RFC 9457 problems of closed lists. */
@NullMarked
package marketplace.platform.problem;

import org.jspecify.annotations.NullMarked;
