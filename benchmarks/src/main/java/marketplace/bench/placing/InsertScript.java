package marketplace.bench.placing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import marketplace.bench.world.Sql;
import marketplace.servers.Database;

/** The inserts of one placed order for pgbench: every column that the service writes, with what it wrote, but for number and keys. */
final class InsertScript {

    /** Texts that are sent with every transaction, as the service does. */
    private static final Map<String, String> SENT = Map.of(
            "agreed",
            ":agreed::jsonb",
            "document",
            ":document::jsonb",
            "event",
            ":event::jsonb",
            "payload",
            ":payload::text");

    private static final String NUMBER =
            "lpad((:n::int % :lanes::int)::text, 3, '0') || 'BNCH' || lpad(i::text, 12, '0')";

    private static final Map<String, String> OF_ORDER =
            Map.of("lane", ":n::int % :lanes::int", "order_number", NUMBER, "purchased_at", "clock_timestamp()");

    private static final Map<String, String> OF_LINE = Map.of(
            "lane", ":n::int % :lanes::int",
            "position", "i + 2000000000",
            "order_number", NUMBER,
            "occurred_at", "clock_timestamp()",
            "command_key", "'BUYER|bench|place|' || gen_random_uuid()");

    private final Database database;
    private final String original;

    InsertScript(Database database, String original) {
        this.database = database;
        this.original = original;
    }

    /** Both inserts as one statement. The number of the order comes from a sequence, its lane is any. */
    String text() {
        return """
                \\set n random(0, 999999)
                with numbered as materialized (select nextval('bench_orders') as i),
                     placed as (%s returning 1)
                %s;
                """.formatted(insert("orders", OF_ORDER), insert("journal", OF_LINE));
    }

    private String insert(String table, Map<String, String> own) {
        List<String> columns = Sql.texts(database, """
                        select column_name from information_schema.columns
                         where table_schema = 'public' and table_name = '%s' order by ordinal_position
                        """.formatted(table));
        List<String> values = new ArrayList<>();
        for (String column : columns) {
            values.add(own.getOrDefault(column, SENT.getOrDefault(column, constant(table, column))));
        }
        return "insert into %s (%s) select %s from numbered"
                .formatted(table, String.join(", ", columns), String.join(", ", values));
    }

    /** What the original has there, as SQL writes it. */
    private String constant(String table, String column) {
        return Sql.text(
                database,
                "select coalesce(quote_literal(%1$s) || '::' || pg_typeof(%1$s)::text, 'null') from %2$s where order_number = '%3$s' limit 1"
                        .formatted(column, table, original));
    }
}
