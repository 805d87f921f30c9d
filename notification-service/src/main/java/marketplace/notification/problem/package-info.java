/** The closed list of this service's own problems. */
@NullMarked
package marketplace.notification.problem;

import org.jspecify.annotations.NullMarked;
