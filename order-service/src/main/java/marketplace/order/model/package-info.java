/** The rules of an order's life, pure: no clock, no database, no framework. Start with Decider and Evolution. */
@NullMarked
package marketplace.order.model;

import org.jspecify.annotations.NullMarked;
