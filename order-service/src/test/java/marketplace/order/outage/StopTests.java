package marketplace.order.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.TestSql;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** An instance that is told to stop while it works. */
class StopTests {

    @Test
    void what_it_has_begun_is_answered_nobody_new_is_let_in_and_its_lanes_are_free_at_once() throws Exception {
        Database database = Servers.shared().freshDatabase();
        TestClock clock = new TestClock();
        RunningService service = RunningService.start(database, clock, "spring.kafka.listener.auto-startup=false");
        TestMarketplace market = new TestMarketplace(service, clock);
        String product = market.productWithoutForm();
        URI address = URI.create(service.baseUrl());

        try (TestSql sql = new TestSql(database);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> begun;
            Future<?> stopped;
            try (TestSql lanes = TestSql.transaction(database)) {
                var _ = lanes.rows("select * from lanes for update");
                begun = threads.submit(() -> market.place(product, "k"));
                Awaitility.await().until(() -> isWaitedFor(sql, database));
                assertThat(sql.number(leased())).isPositive();

                stopped = threads.submit(service::close);

                Awaitility.await().until(() -> isRefused(address));
                assertThat(begun).isNotDone();
            }
            begun.get().expect(201);
            stopped.get();

            assertThat(sql.number("select count(*) from orders")).isOne();
            assertThat(sql.number(leased())).isZero();
        }
    }

    private static boolean isWaitedFor(TestSql sql, Database database) {
        return sql.number("select count(*) from pg_stat_activity where datname = '%s' and wait_event_type = 'Lock'"
                        .formatted(database.name()))
                > 0;
    }

    private static String leased() {
        return "select count(*) from relay_cursors where leased_until > clock_timestamp()";
    }

    private static boolean isRefused(URI service) throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            return !socket.isConnected();
        } catch (ConnectException refused) {
            return true;
        }
    }
}
