/** Who is told, in which language and time zone, at which address. */
@NullMarked
package marketplace.notification.recipient;

import org.jspecify.annotations.NullMarked;
