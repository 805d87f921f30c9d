/** Tests of downloads as jobs. */
@NullMarked
package marketplace.order.download.job;

import org.jspecify.annotations.NullMarked;
