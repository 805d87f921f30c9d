/** Downloads of what a query selects, sent while they are read. */
@NullMarked
package marketplace.order.download;

import org.jspecify.annotations.NullMarked;
