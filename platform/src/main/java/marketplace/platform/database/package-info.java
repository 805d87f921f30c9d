/** The database: whether it answers, and values on their way in and out. */
@NullMarked
package marketplace.platform.database;

import org.jspecify.annotations.NullMarked;
