package marketplace.order.download.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;

/** What kind of file. */
public enum DownloadFormat {
    CSV(DownloadFormat.CSV_TYPE, "csv") {
        @Override
        RowWriter begin(OutputStream target, Layout layout, List<Cell> titles) throws IOException {
            CsvWriting writing = new CsvWriting(target, layout.bom());
            writing.write(titles);
            return writing;
        }
    },
    XLSX(DownloadFormat.XLSX_TYPE, "xlsx") {
        @Override
        RowWriter begin(OutputStream target, Layout layout, List<Cell> titles) {
            return new XlsxWriting(target, layout.name(), Worksheet.MAX_ROWS, titles);
        }
    };

    public static final String CSV_TYPE = "text/csv;charset=UTF-8";
    public static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final String mediaType;
    private final String extension;

    DownloadFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Of file names, and what callers name the format by. */
    public String extension() {
        return extension;
    }

    /** Writes what stands before the first order. */
    abstract RowWriter begin(OutputStream target, Layout layout, List<Cell> titles) throws IOException;
}
