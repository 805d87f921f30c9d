package marketplace.order.download.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook, in as many sheets as it takes. Strings stand in their cells: a table of shared strings would grow with the rows. Cells
 * are strings or numbers, so that nothing is ever calculated.
 */
final class XlsxWriting implements RowWriter {

    private static final String APPLICATION = "orders";

    /** Rows that wait before they are compressed. */
    private static final int FLUSHED_ROWS = 100;

    private final Workbook workbook;
    private final String name;
    private final int rowsPerSheet;
    private final List<Cell> titles;
    private Worksheet sheet;
    private int sheets;
    private int row;

    /**
     * Begins a file.
     *
     * @param rowsPerSheet most rows of a sheet, the titles included
     */
    XlsxWriting(OutputStream target, String name, int rowsPerSheet, List<Cell> titles) {
        this.workbook = new Workbook(new BoundedOutput(target), APPLICATION, null);
        this.name = name;
        this.rowsPerSheet = rowsPerSheet;
        this.titles = titles;
        this.sheet = nextSheet();
    }

    @Override
    public void write(List<? extends @Nullable Cell> cells) throws IOException {
        if (row == rowsPerSheet) {
            sheet.finish();
            sheet = nextSheet();
        }
        add(cells);
        if (row % FLUSHED_ROWS == 0) {
            sheet.flush();
        }
    }

    @Override
    public void finish() throws IOException {
        workbook.finish();
    }

    private Worksheet nextSheet() {
        sheets++;
        sheet = workbook.newWorksheet(sheets == 1 ? name : name + " " + sheets);
        row = 0;
        Column[] columns = Column.values();
        for (int column = 0; column < columns.length; column++) {
            sheet.width(column, columns[column].width());
        }
        sheet.freezePane(0, 1);
        add(titles);
        return sheet;
    }

    private void add(List<? extends @Nullable Cell> cells) {
        for (int column = 0; column < cells.size(); column++) {
            switch (cells.get(column)) {
                case null -> {}
                case Cell.Text text -> sheet.inlineString(row, column, text.text());
                case Cell.Amount amount -> sheet.value(row, column, amount.value());
            }
        }
        row++;
    }
}
