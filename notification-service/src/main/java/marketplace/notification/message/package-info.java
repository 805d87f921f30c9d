/** What can be said, and its text in each language. */
@NullMarked
package marketplace.notification.message;

import org.jspecify.annotations.NullMarked;
