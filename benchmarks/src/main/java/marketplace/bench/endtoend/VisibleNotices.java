package marketplace.bench.endtoend;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import marketplace.bench.part.Waiting;
import marketplace.bench.world.Sql;
import marketplace.servers.Database;
import org.HdrHistogram.Histogram;

/** Looks all the time which of the confirmed orders have a notice in an inbox by now. */
final class VisibleNotices implements AutoCloseable {

    private static final String SEEN = """
            select distinct order_number from notices where order_number = any(?) and message = 'order-confirmed-by-buyer'
            """;

    private static final Duration BETWEEN = Duration.ofMillis(3);
    private static final long LONGEST_MICROS = Duration.ofMinutes(10).toNanos() / 1000;
    private static final int DIGITS = 3;
    private static final double MICROS_PER_MILLI = 1000;

    private final Histogram latencies = new Histogram(LONGEST_MICROS, DIGITS);
    private final Map<String, Long> pressed;
    private final Connection connection;
    private final Thread thread;
    private volatile boolean closed;

    VisibleNotices(Database notifications, Map<String, Long> pressed) throws SQLException {
        this.pressed = pressed;
        this.connection = Sql.connect(notifications);
        this.thread = Thread.ofPlatform().daemon().name("visible-notices").start(this::look);
    }

    private void look() {
        try (PreparedStatement statement = connection.prepareStatement(SEEN)) {
            while (!closed) {
                see(statement);
                Waiting.pause(BETWEEN);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("notices cannot be looked for", failed);
        }
    }

    private void see(PreparedStatement statement) throws SQLException {
        if (pressed.isEmpty()) {
            return;
        }
        statement.setArray(1, connection.createArrayOf("text", pressed.keySet().toArray()));
        try (ResultSet seen = statement.executeQuery()) {
            long now = System.nanoTime();
            while (seen.next()) {
                Long since = pressed.remove(seen.getString(1));
                if (since != null) {
                    latencies.recordValue(Math.min(LONGEST_MICROS, (now - since) / 1000));
                }
            }
        }
    }

    /** Waits until every order has its notice. */
    void awaitAll() {
        Waiting.until("a notice for each confirmed order", pressed::isEmpty);
    }

    /** From the button to the notice, milliseconds. */
    double percentile(double percentile) {
        return latencies.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        connection.close();
    }
}
