/** Files of orders: columns, titles in two languages, CSV and XLSX written row by row. */
@NullMarked
package marketplace.order.download.file;

import org.jspecify.annotations.NullMarked;
