/** Four orders whose lives are played through the public API, for people to watch and for tests to check. */
@NullMarked
package marketplace.stack.demo;

import org.jspecify.annotations.NullMarked;
