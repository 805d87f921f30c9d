/** The protocol that vendors of SAAS products are called by; it knows nothing of the rules of orders. */
@NullMarked
package marketplace.order.vendor;

import org.jspecify.annotations.NullMarked;
