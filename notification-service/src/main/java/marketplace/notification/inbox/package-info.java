/** What each recipient was told, to be read page by page or live. */
@NullMarked
package marketplace.notification.inbox;

import org.jspecify.annotations.NullMarked;
