/** Changes of orders beside one transaction per command and the usual way. */
@NullMarked
package marketplace.bench.changes;

import org.jspecify.annotations.NullMarked;
