/** Tells buyers, providers and operators what they must know about orders, once. */
@NullMarked
package marketplace.notification;

import org.jspecify.annotations.NullMarked;
