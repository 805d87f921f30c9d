/** The measurements in their shortest form: that they count what they should, not how fast anything is. */
@NullMarked
package marketplace.bench;

import org.jspecify.annotations.NullMarked;
