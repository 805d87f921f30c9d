/** How rows are read. */
@NullMarked
package marketplace.notification.database;

import org.jspecify.annotations.NullMarked;
