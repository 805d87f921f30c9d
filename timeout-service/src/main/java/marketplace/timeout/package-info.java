/** Keeps one delayed check per order and asks the order service to act when a deadline has passed. */
@NullMarked
package marketplace.timeout;

import org.jspecify.annotations.NullMarked;
