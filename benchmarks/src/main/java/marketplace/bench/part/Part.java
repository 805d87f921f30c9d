package marketplace.bench.part;

import java.util.List;
import marketplace.bench.report.Table;

/** One of the measurements. */
public interface Part {

    /** As on the command line. */
    String name();

    /** What it measures, in a line. */
    String purpose();

    /** Measures, beside its references where there are any. */
    List<Table> measure(Stand stand) throws Exception;
}
