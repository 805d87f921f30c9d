/** Meters that services share: gauges that are read at a pace of their own, and values of tags. */
@NullMarked
package marketplace.platform.meter;

import org.jspecify.annotations.NullMarked;
