package marketplace.order.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import marketplace.contracts.Role;
import marketplace.order.RunningService;
import marketplace.order.TestSql;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.r2dbc.core.DatabaseClient;

/** What a look costs on a journal with many lines: it goes along an index and reads little more than it delivers. */
class ChangePlansTests {

    private static final Database DATABASE = Servers.shared().freshDatabase();
    private static final RunningService SERVICE = RunningService.start(
            DATABASE, new TestClock(), "marketplace.relay.enabled=false", "spring.kafka.listener.auto-startup=false");
    private static final int LINES = 320_000;

    private static final int LANES = 16;
    private static final long END = LINES / LANES;

    /** The first half of each lane is mostly of a provider who has been quiet since. */
    private static final String FILL = """
            insert into journal (lane, position, order_number, order_version, type, occurred_at, actor_role, actor_id,
                                 buyer_id, provider_id, event, payload)
            select i %% 16, 1 + i / 16, 'N' || i, 1, 'order.placed.v1', now(), 'BUYER', 'b', 'buyer' || i %% 999,
                   case when i < %1$d / 2 and i %% 10 < 9 then 'large' else 'provider' || i %% 99 end, '{}', repeat('x', 900)
              from generate_series(0, %1$d - 1) as i
            """.formatted(LINES);

    private static final Pattern BLOCKS = Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");
    private static final Pattern LINES_FOUND = Pattern.compile("actual rows=(\\d+)");

    @BeforeAll
    static void fill() {
        try (TestSql sql = new TestSql(DATABASE)) {
            sql.run(FILL);
            sql.run("vacuum analyze journal");
        }
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @ParameterizedTest
    @CsvSource({
        "BUYER, buyer1, 0, 100, journal_of_buyer",
        "BUYER, nobody, 0, 500, journal_of_buyer",
        "PROVIDER, provider1, 0, 500, journal_of_provider",
        "PROVIDER, provider1, 20000, 500, journal_of_provider",
        "PROVIDER, large, 0, 100, journal_of_provider",
        "PROVIDER, large, 10000, 500, journal_of_provider",
        "OPERATOR, olga, 0, 500, journal_pkey",
        "OPERATOR, olga, 19999, 500, journal_pkey",
        "SERVICE, settlement, 20000, 500, journal_pkey",
    })
    void a_page_is_read_along_the_index_of_its_side(Role role, String id, long seen, int limit, String index) {
        String plan = plan(ChangeStore.statement(role), "party", id, seen, limit);

        assertThat(plan).contains("using " + index).doesNotContain("Seq Scan", "Rows Removed");
        assertThat(number(plan, BLOCKS)).as(plan).isLessThan(100 + 2 * number(plan, LINES_FOUND));
    }

    @Test
    void a_look_at_the_end_of_the_journal_reads_little() {
        for (long seen : new long[] {END, END - 10, END - 1000}) {
            String plan = plan(ChangeStore.NEWEST, "", "", seen, 200);

            assertThat(plan).contains("using journal_pkey").doesNotContain("Seq Scan", "Rows Removed");
            assertThat(number(plan, BLOCKS)).as(plan).isLessThan(100 + 2 * number(plan, LINES_FOUND));
        }
    }

    private static String plan(String sql, String name, String value, long seen, int limit) {
        LanePositions after = LanePositions.beginning(LANES);
        for (int lane = 0; lane < LANES; lane++) {
            after = after.upTo(lane, seen);
        }
        DatabaseClient.GenericExecuteSpec statement = SERVICE.bean(DatabaseClient.class)
                .sql("explain (analyze, buffers, costs off, timing off, summary off) " + sql)
                .bind("lanes", after.lanes())
                .bind("positions", after.positions())
                .bind("limit", limit);
        return String.join(
                "\n",
                (name.isEmpty() ? statement : statement.bind(name, value))
                        .mapValue(String.class)
                        .all()
                        .collectList()
                        .blockOptional()
                        .orElseThrow());
    }

    /** The first of these, which is that of the whole statement. */
    private static long number(String plan, Pattern what) {
        Matcher first = what.matcher(plan);
        assertThat(first.find()).as(plan).isTrue();
        return IntStream.rangeClosed(1, first.groupCount())
                .mapToLong(group -> first.group(group) == null ? 0 : Long.parseLong(first.group(group)))
                .sum();
    }
}
