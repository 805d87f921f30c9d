/** What more connections, orders, instances, lanes and writers do. */
@NullMarked
package marketplace.bench.growth;

import org.jspecify.annotations.NullMarked;
