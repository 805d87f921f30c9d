/** Servers and services as processes of their own, started for measurements. */
@NullMarked
package marketplace.bench.world;

import org.jspecify.annotations.NullMarked;
