/** PostgreSQL's own benchmark as the reference. */
@NullMarked
package marketplace.bench.pgbench;

import org.jspecify.annotations.NullMarked;
