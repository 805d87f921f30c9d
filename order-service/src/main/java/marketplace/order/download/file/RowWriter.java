package marketplace.order.download.file;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a table from top to bottom and keeps nothing of what is written. Blocks as long as the reader takes. */
interface RowWriter {

    /** The next row: a cell or null for each column. */
    void write(List<? extends @Nullable Cell> cells) throws IOException;

    /** Ends the file. Without this the file is not complete, and must not look as if it were. */
    void finish() throws IOException;
}
