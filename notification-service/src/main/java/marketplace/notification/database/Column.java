package marketplace.notification.database;

import io.r2dbc.spi.Readable;
import java.util.Objects;

/** Reads columns that are declared {@code not null}. */
public final class Column {

    private Column() {}

    /** The value of the column in this row. */
    public static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
