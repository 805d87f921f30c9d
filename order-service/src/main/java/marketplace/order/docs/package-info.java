/** The OpenAPI document: what it says beyond the endpoints themselves. */
@NullMarked
package marketplace.order.docs;

import org.jspecify.annotations.NullMarked;
