/** What every line of a log can be found by. */
@NullMarked
package marketplace.platform.log;

import org.jspecify.annotations.NullMarked;
