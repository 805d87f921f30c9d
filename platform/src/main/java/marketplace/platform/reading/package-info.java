/** What of a request is read at all: addresses, headers and JSON, no forms. */
@NullMarked
package marketplace.platform.reading;

import org.jspecify.annotations.NullMarked;
