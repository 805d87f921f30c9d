package marketplace.order.download.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

/** Files as they are written: how much memory that takes, and what happens when it cannot go on. */
class RenderingTests {

    private static final int PAGE = 1_000;
    private static final int PAGES = 120;
    /** Less than half of what the rows between two looks would take if they were kept. */
    private static final long MOST_GROWTH = 16L << 20;

    private static final int TRIES = 3;
    private static final String ROW = """
            ","version":8,"status":"COMPLETED","productId":"p-1","productName":"数据库迁移","deliveryMethod":"MANUAL",
            "buyerId":"alice","providerId":"acme","listPrice":12000,"price":9900,"currency":"CNY",
            "purchasedAt":"2026-03-01T08:00:00+00:00","paidAt":"2026-03-01T08:00:00Z","startedAt":null,"doneAt":null,
            "completedAt":"2026-03-01T08:00:00.123+00:00","cancellation":null,"deadline":null,"dueAt":null,"captures":[],"refunds":[],"disputed":false}
            """;
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @EnumSource
    void memory_does_not_grow_with_the_rows(DownloadFormat format) throws IOException {
        long growth = Long.MAX_VALUE;
        // What else lives in this virtual machine grows too now and then, but not each time.
        for (int i = 0; i < TRIES && growth >= MOST_GROWTH; i++) {
            growth = growthOf(format);
        }

        assertThat(growth).isLessThan(MOST_GROWTH);
    }

    private static long growthOf(DownloadFormat format) throws IOException {
        List<Long> used = new ArrayList<>();
        Layout layout = new Layout(format, Language.CHINESE, false, SHANGHAI);

        Rendered rendered = new Rendering(layout).write(pages(1, used), OutputStream.nullOutputStream());

        assertThat(rendered.rows()).isEqualTo((long) PAGE * PAGES);
        assertThat(rendered.size()).isGreaterThan(rendered.rows() * 20);
        assertThat(used).hasSize(3);
        return used.getLast() - used.getFirst();
    }

    @Test
    void a_failure_of_a_page_is_thrown_and_the_file_is_not_ended() {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        RowPage first = new RowPage(rows(1), Mono.error(new IllegalStateException("database")));
        Layout layout = new Layout(DownloadFormat.XLSX, Language.ENGLISH, false, SHANGHAI);

        assertThatThrownBy(() -> new Rendering(layout).write(first, target))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("database");

        assertThatThrownBy(() -> sheets(target.toByteArray())).isInstanceOf(Exception.class);
    }

    @Test
    void a_workbook_goes_on_in_another_sheet_where_one_is_full() throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        List<Cell> titles = List.of(new Cell.Text("number"), new Cell.Text("name"));

        XlsxWriting writing = new XlsxWriting(target, "订单", 4, titles);
        for (int i = 1; i <= 7; i++) {
            writing.write(List.of(new Cell.Amount(new BigDecimal("1.50")), new Cell.Text("n" + i)));
        }
        writing.finish();

        assertThat(sheets(target.toByteArray()))
                .containsExactly(
                        "订单: number name | 1.50 n1 | 1.50 n2 | 1.50 n3",
                        "订单 2: number name | 1.50 n4 | 1.50 n5 | 1.50 n6",
                        "订单 3: number name | 1.50 n7");
    }

    @Test
    void a_workbook_that_grows_too_large_fails_and_is_not_damaged_in_silence() throws IOException {
        BoundedOutput bounded = new BoundedOutput(OutputStream.nullOutputStream());
        byte[] block = new byte[16 << 20];
        for (int i = 0; i < 126; i++) {
            bounded.write(block);
        }

        assertThatThrownBy(() -> bounded.write(block)).isInstanceOf(FileTooLargeException.class);
    }

    private static RowPage pages(int number, List<Long> used) {
        if (number % (PAGES / 3) == 0) {
            System.gc();
            used.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        Mono<RowPage> next = Mono.fromSupplier(() -> pages(number + 1, used));
        return new RowPage(rows(number), number == PAGES ? null : next);
    }

    private static List<String> rows(int page) {
        return IntStream.range(0, PAGE)
                .mapToObj(i -> "{\"orderNumber\":\"" + page + "-" + i + ROW)
                .toList();
    }

    private static List<String> sheets(byte[] file) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<String> sheets = new ArrayList<>();
            for (Sheet sheet : workbook.getSheets().toList()) {
                List<String> lines =
                        sheet.read().stream().map(RenderingTests::line).toList();
                sheets.add(sheet.getName() + ": " + String.join(" | ", lines));
            }
            return sheets;
        }
    }

    private static String line(Row row) {
        return row.stream()
                .map(cell -> cell.getRawValue())
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }
}
