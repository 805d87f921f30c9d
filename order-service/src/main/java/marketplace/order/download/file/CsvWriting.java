package marketplace.order.download.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.CsvWriter.CsvWriterRecord;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RFC 4180: commas, quotes where they are needed, CRLF; UTF-8. */
final class CsvWriting implements RowWriter {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final CsvWriter csv;

    /**
     * Begins a file.
     *
     * @param bom whether it begins with a byte order mark, by which some spreadsheets know UTF-8
     */
    CsvWriting(OutputStream target, boolean bom) throws IOException {
        if (bom) {
            target.write(BYTE_ORDER_MARK);
        }
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(target, StandardCharsets.UTF_8);
    }

    @Override
    public void write(List<? extends @Nullable Cell> cells) {
        CsvWriterRecord line = csv.writeRecord();
        for (Cell cell : cells) {
            var _ = line.writeField(field(cell));
        }
        var _ = line.endRecord();
    }

    @Override
    public void finish() throws IOException {
        csv.flush();
    }

    private static String field(@Nullable Cell cell) {
        return switch (cell) {
            case null -> "";
            case Cell.Text text -> FormulaGuard.guarded(text.text());
            case Cell.Amount amount -> amount.value().toPlainString();
        };
    }
}
