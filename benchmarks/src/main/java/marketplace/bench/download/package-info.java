/** Downloads beside COPY. */
@NullMarked
package marketplace.bench.download;

import org.jspecify.annotations.NullMarked;
