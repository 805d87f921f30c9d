/** The API as its callers see it. */
@NullMarked
package marketplace.timeout.oncall;

import org.jspecify.annotations.NullMarked;
