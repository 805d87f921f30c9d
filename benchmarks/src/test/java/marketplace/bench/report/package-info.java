/** Tables and numbers as they are printed. */
@NullMarked
package marketplace.bench.report;

import org.jspecify.annotations.NullMarked;
