/** Tests of this package. */
@NullMarked
package marketplace.order.vault;

import org.jspecify.annotations.NullMarked;
