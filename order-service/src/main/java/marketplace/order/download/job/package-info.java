/** Downloads as jobs: made in the background, kept for some days, going on where they were after a restart. */
@NullMarked
package marketplace.order.download.job;

import org.jspecify.annotations.NullMarked;
