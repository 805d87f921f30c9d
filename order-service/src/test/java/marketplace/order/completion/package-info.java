/** Tests of this package. */
@NullMarked
package marketplace.order.completion;

import org.jspecify.annotations.NullMarked;
