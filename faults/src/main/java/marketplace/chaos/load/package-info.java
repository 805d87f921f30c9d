/** Buyers, providers and operators who do at random whatever they may, and remember every answer. */
@NullMarked
package marketplace.chaos.load;

import org.jspecify.annotations.NullMarked;
