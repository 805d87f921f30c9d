/** What must hold whatever failed, each invariant by itself. Knows the contracts on the wire and nothing of the services. */
@NullMarked
package marketplace.chaos.check;

import org.jspecify.annotations.NullMarked;
