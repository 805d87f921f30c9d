/** Tests of this package. */
@NullMarked
package marketplace.order.policy;

import org.jspecify.annotations.NullMarked;
