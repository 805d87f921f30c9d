package marketplace.bench.seed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import marketplace.bench.world.Sql;
import org.jspecify.annotations.Nullable;

/** An order that was really placed, with its lines in the journal, as a pattern for very many like it. Whatever columns there are. */
public final class OrderPattern {

    private static final String ORDER = """
            select c.key, c.value from orders o cross join lateral jsonb_each_text(to_jsonb(o)) c where o.order_number = ?
            """;

    private static final String JOURNAL = """
            select j.order_version, c.key, c.value
              from journal j cross join lateral jsonb_each_text(to_jsonb(j)) c
             where j.order_number = ?
             order by j.order_version
            """;

    private final RowPattern order;
    private final List<RowPattern> journal;
    private final Original original;

    private OrderPattern(RowPattern order, List<RowPattern> journal, Original original) {
        this.order = order;
        this.journal = journal;
        this.original = original;
    }

    /** Reads the order with this number. */
    public static OrderPattern read(Connection orders, String number) throws SQLException {
        Sql.run(orders, "set timezone = 'UTC'");
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        Map<Long, Map<String, @Nullable String>> lines = new LinkedHashMap<>();
        try (PreparedStatement statement = orders.prepareStatement(ORDER)) {
            statement.setString(1, number);
            ResultSet found = statement.executeQuery();
            while (found.next()) {
                row.put(found.getString(1), found.getString(2));
            }
        }
        try (PreparedStatement statement = orders.prepareStatement(JOURNAL)) {
            statement.setString(1, number);
            ResultSet found = statement.executeQuery();
            while (found.next()) {
                lines.computeIfAbsent(found.getLong(1), version -> new LinkedHashMap<>())
                        .put(found.getString(2), found.getString(3));
            }
        }
        Original original = new Original(
                number,
                text(row, "buyer_id"),
                text(row, "provider_id"),
                OffsetDateTime.parse(text(row, "purchased_at")).toInstant());
        List<RowPattern> journal = new ArrayList<>();
        for (Map<String, @Nullable String> line : lines.values()) {
            journal.add(new RowPattern(line, original));
        }
        return new OrderPattern(new RowPattern(row, original), List.copyOf(journal), original);
    }

    Original original() {
        return original;
    }

    RowPattern order() {
        return order;
    }

    List<RowPattern> journal() {
        return journal;
    }

    /** The version that every order made after it has. */
    public int version() {
        return journal.size();
    }

    private static String text(Map<String, @Nullable String> row, String column) {
        String text = row.get(column);
        if (text == null) {
            throw new IllegalStateException("the order to copy has no " + column);
        }
        return text;
    }
}
