package marketplace.order.download;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import marketplace.order.Party;
import marketplace.order.download.RawHttp.Received;
import marketplace.platform.security.Sha256;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * A downloaded file as spreadsheets read it.
 *
 * @param lines without the titles
 */
public record Table(List<String> titles, List<List<String>> lines) {

    private static final int COLUMNS = 34;

    /** Downloads a whole file, and checks that what is said about it is true. */
    public static Table download(Party who, String query) {
        try (RawHttp http = RawHttp.get(who, "/v1/orders/download?" + query)) {
            assertThat(http.status()).isEqualTo(200);
            Received received = http.receive();
            Table table =
                    http.header("Content-Type").startsWith("text/csv") ? csv(received.body()) : xlsx(received.body());
            assertThat(received.complete()).isTrue();
            assertThat(received.trailers())
                    .containsEntry("row-count", String.valueOf(table.lines().size()))
                    .containsEntry("repr-digest", digest(received.body()))
                    .hasSize(2);
            return table;
        }
    }

    public static String digest(byte[] body) {
        MessageDigest sha256 = Sha256.digest();
        sha256.update(body);
        return Digests.header(sha256);
    }

    public static Table csv(byte[] file) {
        try (CsvReader<de.siegmar.fastcsv.reader.CsvRecord> reader =
                CsvReader.builder().detectBomHeader(true).ofCsvRecord(new ByteArrayInputStream(file))) {
            return of(reader.stream().map(line -> line.getFields()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static Table xlsx(byte[] file) {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
                Stream<Sheet> sheets = workbook.getSheets()) {
            return of(sheets.flatMap(Table::rows).map(Table::texts));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** All that stands in a column. */
    public List<String> column(String title) {
        int place = titles.indexOf(title);
        return lines.stream().map(line -> line.get(place)).toList();
    }

    /** What stands in a column of the only line. */
    public String cell(String title) {
        assertThat(lines).hasSize(1);
        return column(title).getFirst();
    }

    private static Table of(Stream<List<String>> all) {
        List<List<String>> lines = all.toList();
        int columns = lines.getFirst().size();
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSize(columns));
        return new Table(lines.getFirst(), lines.subList(1, lines.size()));
    }

    private static Stream<Row> rows(Sheet sheet) {
        try {
            return sheet.openStream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> texts(Row row) {
        return IntStream.range(0, COLUMNS).mapToObj(column -> text(row, column)).toList();
    }

    private static String text(Row row, int column) {
        return row.getOptionalCell(column)
                .map(cell -> {
                    assertThat(cell.getType()).isIn(CellType.STRING, CellType.NUMBER, CellType.EMPTY);
                    return Objects.requireNonNullElse(cell.getRawValue(), "");
                })
                .orElse("");
    }
}
