/** Which vendor endpoint each product has, and the secrets that it is called with. */
@NullMarked
package marketplace.order.vendor.endpoint;

import org.jspecify.annotations.NullMarked;
