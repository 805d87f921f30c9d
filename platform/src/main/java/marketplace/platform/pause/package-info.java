/** What operators pause and resume: consumers, and what a service names besides, on all of its instances at once. */
@NullMarked
package marketplace.platform.pause;

import org.jspecify.annotations.NullMarked;
