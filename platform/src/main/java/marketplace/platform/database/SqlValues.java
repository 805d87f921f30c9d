package marketplace.platform.database;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values on their way into and out of SQL, with their nulls said aloud. */
public final class SqlValues {

    private SqlValues() {}

    /**
     * The value of a column that is never null.
     *
     * @throws NullPointerException when it is null all the same
     */
    public static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    /** A value to bind that may be null. */
    public static <T> Parameter nullable(@Nullable T value, Class<T> type) {
        return value == null ? Parameters.in(type) : Parameters.in(value);
    }
}
