/** The machine that is measured on, and what each process takes of it. */
@NullMarked
package marketplace.bench.machine;

import org.jspecify.annotations.NullMarked;
