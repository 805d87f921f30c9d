/** Tests of the direct download over real sockets. */
@NullMarked
package marketplace.order.download;

import org.jspecify.annotations.NullMarked;
