/** What a provider can run against its vendor endpoint before anybody buys. */
@NullMarked
package marketplace.order.vendor.check;

import org.jspecify.annotations.NullMarked;
