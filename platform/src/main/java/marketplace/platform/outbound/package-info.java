/** Calls to addresses that other parties name: never to what only this network can reach. */
@NullMarked
package marketplace.platform.outbound;

import org.jspecify.annotations.NullMarked;
