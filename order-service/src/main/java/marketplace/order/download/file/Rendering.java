package marketplace.order.download.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import marketplace.order.query.OrderRow;
import org.jspecify.annotations.Nullable;

/** Writes pages of orders as a file, from the first page to the last. Blocks: not for a thread that others wait for. */
public final class Rendering {

    private final Layout layout;
    private final Cells cells;
    private long rows;

    public Rendering(Layout layout) {
        this.layout = layout;
        this.cells = new Cells(Wording.in(layout.language()), layout.zone());
    }

    /** How many orders were written so far; for the thread that writes. */
    public long rows() {
        return rows;
    }

    /**
     * Writes the whole file; returns when the target has taken all of it. While a page is written, the next is read, and none beyond
     * that.
     *
     * @throws IOException when the target takes no more
     * @throws RuntimeException what reading a page failed with
     */
    public Rendered write(RowPage first, OutputStream target) throws IOException {
        MeasuredOutput measured = new MeasuredOutput(target);
        RowWriter writer = layout.format().begin(measured, layout, cells.titles());
        RowPage page = first;
        while (page != null) {
            CompletableFuture<@Nullable RowPage> coming = page.coming();
            write(page, writer);
            page = arrived(coming);
        }
        writer.finish();
        measured.flush();
        return new Rendered(rows, measured.size(), measured.sha256());
    }

    private void write(RowPage page, RowWriter writer) throws IOException {
        for (String row : page.rows()) {
            writer.write(cells.of(OrderRow.read(row)));
        }
        rows += page.rows().size();
    }

    private static @Nullable RowPage arrived(CompletableFuture<@Nullable RowPage> coming) {
        try {
            return coming.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
