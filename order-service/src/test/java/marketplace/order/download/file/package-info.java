/** Tests of the files. */
@NullMarked
package marketplace.order.download.file;

import org.jspecify.annotations.NullMarked;
