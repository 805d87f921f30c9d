/** The consumer that docs/events.md shows to other teams. */
@NullMarked
package marketplace.operations.sample;

import org.jspecify.annotations.NullMarked;
