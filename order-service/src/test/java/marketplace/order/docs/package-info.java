/** Tests of this package. */
@NullMarked
package marketplace.order.docs;

import org.jspecify.annotations.NullMarked;
