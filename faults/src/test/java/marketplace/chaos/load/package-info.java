/** Tests of what clients do. */
@NullMarked
package marketplace.chaos.load;

import org.jspecify.annotations.NullMarked;
