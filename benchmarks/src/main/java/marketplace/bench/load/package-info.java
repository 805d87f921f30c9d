/** Asks over HTTP, much and cheaply, and times the answers. */
@NullMarked
package marketplace.bench.load;

import org.jspecify.annotations.NullMarked;
