/** Files of an order: taken in and sent chunk by chunk, shown to whom they are meant for, forgotten when no command names them. */
@NullMarked
package marketplace.order.attachment;

import org.jspecify.annotations.NullMarked;
