/** Which orders: one query for pages, counts and downloads. */
@NullMarked
package marketplace.order.query;

import org.jspecify.annotations.NullMarked;
