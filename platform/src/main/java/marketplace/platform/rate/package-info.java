/** How often one caller may ask: token buckets, and the answer to whoever asks too often. */
@NullMarked
package marketplace.platform.rate;

import org.jspecify.annotations.NullMarked;
