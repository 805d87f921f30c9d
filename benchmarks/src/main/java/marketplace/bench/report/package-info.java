/** What was measured, as tables, as a page and as plots. */
@NullMarked
package marketplace.bench.report;

import org.jspecify.annotations.NullMarked;
