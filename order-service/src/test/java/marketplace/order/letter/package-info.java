/** Tests of dead letters as operators work with them. */
@NullMarked
package marketplace.order.letter;

import org.jspecify.annotations.NullMarked;
