/** A service that has nothing but what the platform gives it. */
@NullMarked
package marketplace.trial;

import org.jspecify.annotations.NullMarked;
