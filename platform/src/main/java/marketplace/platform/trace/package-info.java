/** Steps of a trace as spans, begun and ended by name; nothing is bound to threads. */
@NullMarked
package marketplace.platform.trace;

import org.jspecify.annotations.NullMarked;
