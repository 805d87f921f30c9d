/** The closed list of problems that this service answers with, beside those of every service. */
@NullMarked
package marketplace.order.problem;

import org.jspecify.annotations.NullMarked;
