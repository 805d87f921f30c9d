package marketplace.order.download.file;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import marketplace.order.query.OrderRow;
import org.jspecify.annotations.Nullable;

/** Turns orders into cells, for a reader in one language and time zone. */
final class Cells {

    private static final Column[] COLUMNS = Column.values();

    private final Wording wording;
    private final ZoneId zone;

    Cells(Wording wording, ZoneId zone) {
        this.wording = wording;
        this.zone = zone;
    }

    List<Cell> titles() {
        return Arrays.stream(COLUMNS)
                .<Cell>map(column -> new Cell.Text(wording.title(column)))
                .toList();
    }

    /** One for every column; null where it is empty. */
    List<@Nullable Cell> of(OrderRow row) {
        List<@Nullable Cell> cells = new ArrayList<>(COLUMNS.length);
        for (Column column : COLUMNS) {
            cells.add(column.of(this, row));
        }
        return cells;
    }

    @Nullable
    Cell text(@Nullable String text) {
        return text == null ? null : new Cell.Text(text);
    }

    Cell number(long number) {
        return new Cell.Amount(BigDecimal.valueOf(number));
    }

    @Nullable
    Cell label(@Nullable Enum<?> code) {
        return code == null ? null : new Cell.Text(wording.label(code));
    }

    Cell flag(boolean yes) {
        return new Cell.Text(wording.flag(yes));
    }

    /** Local, with the offset that held there then: two moments of one local time stay apart. */
    @Nullable
    Cell time(@Nullable Instant time) {
        return time == null ? null : new Cell.Text(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(zone)));
    }

    /** In major units with all digits that the currency has. */
    Cell money(long minorUnits, String currency) {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return new Cell.Amount(BigDecimal.valueOf(minorUnits, digits));
    }
}
