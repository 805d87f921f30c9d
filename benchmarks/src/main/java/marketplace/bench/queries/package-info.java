/** Lists and counts beside the same SQL. */
@NullMarked
package marketplace.bench.queries;

import org.jspecify.annotations.NullMarked;
