/** Secrets that are kept: sealed before they are stored. */
@NullMarked
package marketplace.order.vault;

import org.jspecify.annotations.NullMarked;
