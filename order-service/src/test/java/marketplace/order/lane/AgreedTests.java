package marketplace.order.lane;

import static marketplace.order.lane.TestSubmissions.place;
import static marketplace.order.lane.TestSubmissions.repricing;
import static org.assertj.core.api.Assertions.assertThat;

import marketplace.order.RunningService;
import marketplace.order.TestSql;
import marketplace.order.model.Order;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What of an order never changes is written when it is placed, and moved once where it was written before there was a column for it. */
class AgreedTests {

    private static final String REPEATS = "document - '{identity,product,terms}'::text[] <> document";

    private final Database database = Servers.shared().freshDatabase();
    private final TestSql sql = new TestSql(database);

    @AfterEach
    void orders_are_what_their_history_makes() {
        JournalChecks.requireAllWhole(database);
        sql.close();
    }

    @Test
    void changes_leave_what_was_agreed_alone() {
        try (RunningService service = start(false)) {
            Lanes lanes = service.bean(Lanes.class);
            String number = place(lanes);
            sql.run("update orders set agreed = agreed || '{\"planted\": true}'");

            Order changed = reprice(lanes, number, 100);

            assertThat(changed.product().name()).isEqualTo("Operations");
            assertThat(value("agreed -> 'planted'", number)).isEqualTo("true");
            assertThat(value(REPEATS, number)).isEqualTo("f");
            assertThat(value("document -> 'version'", number)).isEqualTo("2");
            sql.run("update orders set agreed = agreed - 'planted'");
        }
    }

    @Test
    void an_order_of_before_is_read_and_moves_what_was_agreed_with_its_next_change() {
        try (RunningService service = start(false)) {
            Lanes lanes = service.bean(Lanes.class);
            String changing = place(lanes);
            String resting = place(lanes);
            String agreed = value("agreed", changing);
            sql.run("update orders set document = agreed || document, agreed = null");

            Order changed = reprice(lanes, changing, 100);

            assertThat(changed.product().name()).isEqualTo("Operations");
            assertThat(value("agreed", changing)).isEqualTo(agreed);
            assertThat(value(REPEATS, changing)).isEqualTo("f");
            assertThat(value("agreed is null", resting)).isEqualTo("t");
            assertThat(reprice(lanes, changing, 200).version()).isEqualTo(3);
        }
    }

    @Test
    void documents_stay_whole_while_there_are_instances_that_read_nothing_else() {
        String number;
        try (RunningService service = start(true)) {
            Lanes lanes = service.bean(Lanes.class);
            number = place(lanes);
            String agreed = value("agreed", number);
            assertThat(value("document @> agreed", number)).isEqualTo("t");

            assertThat(reprice(lanes, number, 100).version()).isEqualTo(2);

            assertThat(value("document @> agreed", number)).isEqualTo("t");
            assertThat(value("agreed", number)).isEqualTo(agreed);
        }
        try (RunningService service = start(false)) {
            assertThat(reprice(service.bean(Lanes.class), number, 200).version())
                    .isEqualTo(3);

            assertThat(value(REPEATS, number)).isEqualTo("f");
        }
    }

    private RunningService start(boolean wholeDocuments) {
        return RunningService.start(
                database,
                new TestClock(),
                "spring.kafka.listener.auto-startup=false",
                "marketplace.relay.enabled=false",
                "marketplace.lanes.whole-documents=" + wholeDocuments);
    }

    private static Order reprice(Lanes lanes, String number, long amount) {
        return lanes.submit(repricing(number, amount, "as agreed"))
                .cast(Outcome.Accepted.class)
                .map(Outcome.Accepted::order)
                .blockOptional()
                .orElseThrow();
    }

    private String value(String column, String number) {
        return sql.rows("select %s from orders where order_number = '%s'".formatted(column, number))
                .getFirst();
    }
}
