package marketplace.chaos.evidence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import marketplace.servers.Database;
import org.jspecify.annotations.Nullable;

/** Reads the databases of the three services as anybody with a password could. */
public final class Databases {

    private static final int ROWS_AT_ONCE = 10_000;

    private final Supplier<Database> orders;
    private final Supplier<Database> timeouts;
    private final Supplier<Database> notifications;

    /**
     * Of three services.
     *
     * @param named where a database of this name is by now: after a failover, somewhere else
     */
    public Databases(Function<String, Database> named) {
        this.orders = () -> named.apply("orders");
        this.timeouts = () -> named.apply("timeouts");
        this.notifications = () -> named.apply("notifications");
    }

    List<OrderRow> orders() throws SQLException {
        return rows(
                orders,
                """
                select lane, order_number, version, status, buyer_id, provider_id, price_amount, price_currency, completed_at,
                       deadline_due_at, open
                  from orders
                """,
                row -> new OrderRow(
                        row.getInt(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getLong(7),
                        row.getString(8),
                        instant(row, 9),
                        instant(row, 10),
                        row.getBoolean(11)));
    }

    List<JournalRow> journal() throws SQLException {
        return rows(
                orders,
                """
                select lane, position, order_number, order_version, type, occurred_at, actor_role, actor_id, command_key, payload
                  from journal
                """,
                row -> new JournalRow(
                        row.getInt(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getObject(6, OffsetDateTime.class).toInstant(),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10)));
    }

    List<ParkedRow> parked() throws SQLException {
        return rows(
                orders,
                "select identity, order_number, state from parked_payments",
                row -> new ParkedRow(row.getString(1), row.getString(2), row.getString(3)));
    }

    List<ScheduleRow> schedules() throws SQLException {
        return rows(
                timeouts,
                "select order_number, order_version, deadline_id, due_at from schedules",
                row -> new ScheduleRow(row.getString(1), row.getLong(2), row.getString(3), instant(row, 4)));
    }

    List<NoticeRow> notices() throws SQLException {
        return rows(
                notifications,
                """
                select n.recipient_role, n.recipient_id, n.position, n.order_number, n.order_version, n.message, m.state, m.last_error
                  from notices n left join mails m on m.notice_id = n.id
                """,
                row -> new NoticeRow(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8)));
    }

    /** Orders that are not over, among those that were paid or may still be. */
    public List<OrderRow> openOrders() throws SQLException {
        return orders().stream().filter(OrderRow::open).toList();
    }

    /** How many orders are not over. */
    public long open() throws SQLException {
        return numbers(orders, "select count(*) from orders where open").getFirst();
    }

    /** What moves while anything is still under way: how much there is of everything, and what waits. */
    public List<Long> movement() throws SQLException {
        List<Long> counts = new ArrayList<>();
        counts.addAll(numbers(orders, "select coalesce(sum(position), 0) from lanes"));
        counts.addAll(numbers(orders, "select coalesce(sum(position), 0) from relay_cursors"));
        counts.addAll(numbers(notifications, "select count(*) from notices"));
        counts.addAll(numbers(notifications, "select count(*) from mails where state <> 'PENDING'"));
        counts.addAll(numbers(timeouts, "select coalesce(sum(order_version), 0) from schedules"));
        counts.addAll(numbers(timeouts, "select coalesce(sum(attempts), 0) from schedules"));
        return counts;
    }

    /** Lines of the journal that the relay has not passed yet. */
    public long unpublished() throws SQLException {
        return numbers(
                        orders,
                        "select (select coalesce(sum(position), 0) from lanes) - (select coalesce(sum(position), 0) from relay_cursors)")
                .getFirst();
    }

    /** Mails that somebody has taken to send, whether he is still there or not: after a while they are taken again. */
    public long claimedMails() throws SQLException {
        return numbers(notifications, "select count(*) from mails where state = 'PENDING' and leased_until is not null")
                .getFirst();
    }

    private static List<Long> numbers(Supplier<Database> database, String sql) throws SQLException {
        return rows(database, sql, row -> row.getLong(1));
    }

    /** Sessions of the services, in all databases. */
    List<SessionRow> sessions() throws SQLException {
        return rows(orders, """
                select datname, application_name, coalesce(state, '') from pg_stat_activity
                 where backend_type = 'client backend' and application_name like '%-service'
                """, row -> new SessionRow(row.getString(1), row.getString(2), row.getString(3)));
    }

    /** What is written plainly beside the payloads: columns that people look at and copies take along. */
    List<PlainText> plainColumns() throws SQLException {
        List<PlainText> texts = new ArrayList<>();
        texts.addAll(texts(orders, "orders", "select concat(agreed, document) from orders"));
        texts.addAll(texts(orders, "journal", "select event::text from journal"));
        texts.addAll(texts(notifications, "notices", "select arguments::text from notices"));
        texts.addAll(texts(notifications, "mails", "select last_error from mails where last_error is not null"));
        return texts;
    }

    private static List<PlainText> texts(Supplier<Database> database, String table, String sql) throws SQLException {
        return rows(database, sql, row -> new PlainText("table " + table, row.getString(1)));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static <T> List<T> rows(Supplier<Database> named, String sql, Row<T> read) throws SQLException {
        Database database = named.get();
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                PreparedStatement statement = prepared(connection, sql);
                ResultSet found = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(read.of(found));
            }
            return rows;
        }
    }

    /** Fetched in portions, which the driver does within a transaction only. */
    private static PreparedStatement prepared(Connection connection, String sql) throws SQLException {
        connection.setAutoCommit(false);
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setFetchSize(ROWS_AT_ONCE);
        return statement;
    }

    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }
}
