/** Whether the database answers. */
@NullMarked
package marketplace.platform.database;

import org.jspecify.annotations.NullMarked;
