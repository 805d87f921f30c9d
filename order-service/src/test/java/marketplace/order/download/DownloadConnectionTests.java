package marketplace.order.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import marketplace.order.ManyOrders;
import marketplace.order.Party;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.TestSql;
import marketplace.order.download.RawHttp.Received;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.PlatformProblems;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Downloads whose client is slow, goes away or comes in numbers, and whose database fails half-way. */
class DownloadConnectionTests {

    private static final int ORDERS = 40_000;
    private static final int PAGE = 700;
    private static final String DOWNLOAD = "/v1/orders/download?language=en";
    private static final Database DATABASE = Servers.shared().freshDatabase();
    private static final TestClock CLOCK = new TestClock();
    private static final RunningService SERVICE = start("marketplace.downloads.at-once=2");
    private static final TestMarketplace MARKET = new TestMarketplace(SERVICE, CLOCK);
    private static final String ORIGINAL = MARKET.place(MARKET.productWithoutForm());

    static {
        ManyOrders.copy(DATABASE, ORDERS, ManyOrders.allOf(ORIGINAL));
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void pages_that_end_between_equal_times_neither_skip_nor_repeat_an_order() {
        for (String sort : List.of("NEWEST_FIRST", "OLDEST_FIRST")) {
            Table table = Table.download(MARKET.operator, "language=en&sort=" + sort);

            List<String> numbers = table.column("Order number");
            List<String> times = table.column("Purchased at");
            assertThat(numbers).hasSize(ORDERS + 1).doesNotHaveDuplicates();
            assertThat(sort.equals("NEWEST_FIRST") ? times.reversed() : times).isSorted();
        }
    }

    @Test
    void a_database_that_fails_half_way_breaks_the_transfer() {
        try (RawHttp http = RawHttp.get(MARKET.operator, DOWNLOAD);
                TestSql other = TestSql.transaction(DATABASE)) {
            http.readSome(100_000);
            other.run("lock table orders in access exclusive mode");

            Received received = http.receive();

            assertThat(http.status()).isEqualTo(200);
            assertThat(received.complete()).isFalse();
            assertThat(received.trailers()).isEmpty();
            assertThat(received.body().length).isGreaterThan(100_000);
        }
    }

    @Test
    void a_database_that_fails_before_the_first_byte_is_a_problem() {
        try (TestSql other = TestSql.transaction(DATABASE)) {
            other.run("lock table orders in access exclusive mode");

            var answer = MARKET.operator.get(DOWNLOAD);

            answer.expectProblem(OrderProblems.QUERY_TOO_BROAD);
            assertThat(answer.headers().map()).doesNotContainKeys("content-disposition", "trailer");
        }
    }

    @Test
    void a_slow_reader_holds_no_connection_and_gets_everything_in_the_end() {
        try (RawHttp slow = RawHttp.get(MARKET.operator, DOWNLOAD);
                RawHttp slower = RawHttp.get(MARKET.provider, DOWNLOAD)) {
            slow.readSome(1_000);
            slower.readSome(1_000);
            awaitNobodyWorks();

            MARKET.buyer.get("/v1/orders").expect(200);
            Received received = slow.receive();

            assertThat(received.complete()).isTrue();
            assertThat(received.trailers()).containsEntry("row-count", String.valueOf(ORDERS + 1));
        }
        awaitRoom();
    }

    @Test
    void a_client_that_hangs_up_makes_room_for_others() {
        long ofOthers = waitingWriters();
        for (int i = 0; i < 10; i++) {
            try (RawHttp http = RawHttp.get(MARKET.operator, DOWNLOAD)) {
                assertThat(http.status()).isEqualTo(200);
                http.readSome(i * 10_000);
            }
            awaitRoom();
        }

        awaitNobodyWorks();
        Awaitility.await().untilAsserted(() -> assertThat(waitingWriters()).isLessThanOrEqualTo(ofOthers));
    }

    @Test
    void more_downloads_than_there_is_room_for_are_told_when_to_come_back() {
        try (RawHttp first = RawHttp.get(MARKET.operator, DOWNLOAD);
                RawHttp second = RawHttp.get(MARKET.provider, DOWNLOAD)) {
            first.readSome(1);
            second.readSome(1);

            var again = MARKET.operator.get(DOWNLOAD);
            var other = MARKET.buyer.get(DOWNLOAD);

            again.expectProblem(OrderProblems.TOO_MANY_DOWNLOADS);
            assertThat(again.header("Retry-After")).isEqualTo("10");
            other.expectProblem(PlatformProblems.OVERLOADED);
            assertThat(other.header("Retry-After")).isEqualTo("10");
        }
        awaitRoom();
    }

    @Test
    void a_download_that_takes_too_long_is_broken_off() {
        try (RunningService hasty = start("marketplace.downloads.longest=1s");
                RawHttp http = RawHttp.get(hasty.party("operator", "olga"), DOWNLOAD)) {
            http.readSome(1_000);
            awaitRoom(hasty.party("operator", "olga"));

            assertThat(http.receive().complete()).isFalse();
        }
    }

    private static RunningService start(String setting) {
        return RunningService.start(
                DATABASE,
                CLOCK,
                setting,
                "marketplace.downloads.per-caller=1",
                "marketplace.downloads.page=" + PAGE,
                "spring.r2dbc.pool.max-size=2",
                "spring.r2dbc.properties.statementTimeout=PT1S",
                "spring.r2dbc.properties.lockWaitTimeout=PT20S");
    }

    private static void awaitRoom() {
        awaitRoom(MARKET.operator);
        awaitRoom(MARKET.provider);
    }

    private static void awaitRoom(Party who) {
        Awaitility.await().until(() -> {
            try (RawHttp http = RawHttp.get(who, DOWNLOAD + "&orderNumber=" + ORIGINAL)) {
                return http.status() == 200 && http.receive().complete();
            }
        });
    }

    /** Sessions of services, not this test's own. */
    private static void awaitNobodyWorks() {
        try (TestSql sql = new TestSql(DATABASE)) {
            Awaitility.await().during(Duration.ofMillis(500)).until(() -> sql.number("""
                            select count(*) from pg_stat_activity
                             where datname = current_database() and application_name = 'order-service' and state <> 'idle'
                               and query like '%row_to_json%'
                            """) == 0);
        }
    }

    /** Of all services that this process has started: other tests leave downloads behind that nobody reads to their end. */
    private static long waitingWriters() {
        return Thread.getAllStackTraces().values().stream()
                .filter(trace -> Arrays.stream(trace)
                        .anyMatch(frame -> frame.getClassName().contains("OutputStreamPublisher")))
                .count();
    }
}
