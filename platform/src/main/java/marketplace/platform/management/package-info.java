/** The port that the platform itself asks: health and Prometheus, nothing else. */
@NullMarked
package marketplace.platform.management;

import org.jspecify.annotations.NullMarked;
