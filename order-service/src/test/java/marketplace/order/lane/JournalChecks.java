package marketplace.order.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import marketplace.contracts.Role;
import marketplace.order.TestSql;
import marketplace.order.journal.OrderJson;
import marketplace.order.model.Actor;
import marketplace.order.model.Evolution;
import marketplace.order.model.RecordedEvent;
import marketplace.servers.Database;
import org.awaitility.Awaitility;

/** What must hold of every lane and every order, whoever wrote them. */
public final class JournalChecks {

    private static final String HOLES_IN_POSITIONS = """
            select l.lane, l.position, count(j.position), coalesce(min(j.position), 1), coalesce(max(j.position), 0)
              from lanes l left join journal j using (lane)
             group by l.lane, l.position
            having count(j.position) <> l.position or coalesce(max(j.position), 0) <> l.position
            """;

    private static final String HOLES_IN_VERSIONS = """
            select o.order_number, o.version, count(j.order_version), max(j.order_version)
              from orders o left join journal j using (lane, order_number)
             group by o.lane, o.order_number
            having count(j.order_version) <> o.version or max(j.order_version) <> o.version
            """;

    private static final String JOURNAL_WITHOUT_ORDER = """
            select j.order_number from journal j left join orders o using (lane, order_number) where o.order_number is null
            """;

    private static final String OUT_OF_ORDER = """
            select order_number from (
                select order_number, order_version, row_number() over (partition by lane, order_number order by position) as place
                  from journal) numbered
             where order_version <> place
            """;

    /** Whatever an order names, however its history names it. */
    private static final String LOST_FILES = """
            select named.order_number, named.file #>> '{}'
              from (select lane, order_number, jsonb_path_query(event, '$.attachments[*].id') as file from journal
                    union
                    select lane, order_number, jsonb_path_query(document, '$.**.attachments[*].id') from orders) named
              left join attachments a on a.lane = named.lane and a.order_number = named.order_number
               and a.attachment_id = named.file #>> '{}' and a.named_at is not null and a.discarded_at is null
             where (select count(*) from attachment_chunks c
                     where c.lane = a.lane and c.order_number = a.order_number and c.attachment_id = a.attachment_id)
                   is distinct from (a.size + a.chunk_bytes - 1) / a.chunk_bytes
            """;

    private static final String WRONG_COUNTS = """
            select c.order_number, c.uploader_role, c.attachments, count(a.attachment_id)
              from attachment_counts c
              left join attachments a on a.lane = c.lane and a.order_number = c.order_number
               and a.uploader_role = c.uploader_role and a.discarded_at is null
             group by c.lane, c.order_number, c.uploader_role, c.attachments
            having c.attachments <> count(a.attachment_id)
            """;

    private static final String WHOLE = "coalesce(agreed, '{}') || document";

    private static final String IDLE_IN_TRANSACTION = """
            select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'
            """;

    private static final Duration LEFT_OPEN = Duration.ofSeconds(5);

    private JournalChecks() {}

    public static void requireWhole(Database database) {
        try (TestSql sql = new TestSql(database)) {
            assertThat(sql.rows(HOLES_IN_POSITIONS)).isEmpty();
            assertThat(sql.rows(HOLES_IN_VERSIONS)).isEmpty();
            assertThat(sql.rows(JOURNAL_WITHOUT_ORDER)).isEmpty();
            assertThat(sql.rows(OUT_OF_ORDER)).isEmpty();
            assertThat(sql.rows(LOST_FILES)).isEmpty();
            assertThat(sql.rows(WRONG_COUNTS)).isEmpty();
            awaitNoneIdleInTransaction(sql);
            sql.rows("select order_number from orders order by random() limit 100")
                    .forEach(number -> requireReplays(sql, number));
        }
    }

    /** The same, and not of a hundred orders but of each: its row is what its history makes. */
    public static void requireAllWhole(Database database) {
        requireWhole(database);
        try (TestSql sql = new TestSql(database)) {
            sql.rows("select lane from lanes").forEach(lane -> requireLaneReplays(sql, lane));
        }
    }

    /** Between two statements any transaction is idle; one that nobody goes on with stays so. */
    private static void awaitNoneIdleInTransaction(TestSql sql) {
        Awaitility.await("nobody left a transaction open")
                .atMost(LEFT_OPEN)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> sql.number(IDLE_IN_TRANSACTION) == 0);
    }

    private static void requireLaneReplays(TestSql sql, String lane) {
        Map<String, List<RecordedEvent>> histories = sql.rows("""
                        select order_number, order_version, extract(epoch from occurred_at) * 1000, actor_role, actor_id, event
                          from journal where lane = %s order by order_number, order_version
                        """.formatted(lane)).stream()
                .map(row -> row.split("\\|", 2))
                .collect(Collectors.groupingBy(
                        row -> row[0],
                        Collectors.mapping(row -> recorded(row[1].split("\\|", 5)), Collectors.toList())));
        sql.rows("select order_number, %s from orders where lane = %s".formatted(WHOLE, lane)).stream()
                .map(row -> row.split("\\|", 2))
                .forEach(row -> assertThat(Evolution.replay(histories.getOrDefault(row[0], List.of())))
                        .isEqualTo(OrderJson.readOrder(row[1])));
    }

    private static void requireReplays(TestSql sql, String number) {
        List<RecordedEvent> events = sql.rows("""
                        select order_version, extract(epoch from occurred_at) * 1000, actor_role, actor_id, event
                          from journal where order_number = '%s' order by order_version
                        """.formatted(number)).stream()
                .map(row -> recorded(row.split("\\|", 5)))
                .toList();
        String order = sql.rows("select %s from orders where order_number = '%s'".formatted(WHOLE, number))
                .getFirst();

        assertThat(Evolution.replay(events)).isEqualTo(OrderJson.readOrder(order));
    }

    private static RecordedEvent recorded(String[] columns) {
        Instant at = Instant.ofEpochMilli(new BigDecimal(columns[1]).longValueExact());
        Actor actor = new Actor(Role.valueOf(columns[2]), columns[3]);
        return new RecordedEvent(Long.parseLong(columns[0]), at, actor, OrderJson.readEvent(columns[4]));
    }
}
