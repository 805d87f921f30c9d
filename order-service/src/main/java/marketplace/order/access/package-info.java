/** Which order a caller may see, and how a refusal says where it stands. */
@NullMarked
package marketplace.order.access;

import org.jspecify.annotations.NullMarked;
