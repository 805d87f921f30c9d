/** Dead letters of all services: listed, looked at, replayed or discarded by operators; never lost meanwhile. */
@NullMarked
package marketplace.order.letter;

import org.jspecify.annotations.NullMarked;
