package marketplace.order.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import marketplace.order.TestSql;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What was there before the order desk is found by its queries afterwards. */
class DeskMigrationTests {

    private static final String BEFORE = "3";

    private final Database database = Servers.shared().freshDatabase();

    @Test
    void orders_and_journal_of_before_get_what_the_desk_asks_for() {
        migrate(BEFORE);
        try (TestSql sql = new TestSql(database)) {
            insert(sql, "open", "IN_PROGRESS", "[]");
            insert(sql, "done", "COMPLETED", "[]");
            insert(sql, "back", "CANCELLED", "[{\"state\": \"REFUNDED\"}]");
            insert(sql, "lost", "CANCELLED", "[{\"state\": \"REFUNDED\"}, {\"state\": \"FAILED\"}]");

            migrate("latest");

            assertThat(sql.rows("select order_number, open, refund_failed, disputed from orders order by order_number"))
                    .containsExactly("back|f|f|f", "done|f|f|f", "lost|f|t|f", "open|t|f|f");
            assertThat(sql.rows("select order_number, buyer_id, provider_id from journal order by order_number"))
                    .containsExactly("back|alice|acme", "done|alice|acme", "lost|alice|acme", "open|alice|acme");
        }
    }

    private void migrate(String target) {
        var _ = Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .placeholders(Map.of("lanes", "16"))
                .target(target)
                .load()
                .migrate();
    }

    private static void insert(TestSql sql, String number, String status, String refunds) {
        sql.run("""
                insert into orders (lane, order_number, version, status, buyer_id, provider_id, product_id, delivery_method,
                                    price_amount, price_currency, purchased_at, document)
                values (1, '%1$s', 1, '%2$s', 'alice', 'acme', 'p', 'MANUAL', 1, 'CNY', now(),
                        '{"payments": {"refunds": %3$s}}')
                """.formatted(number, status, refunds));
        sql.run("""
                insert into journal (lane, position, order_number, order_version, type, occurred_at, actor_role, actor_id,
                                     event, payload)
                select 1, count(*) + 1, '%s', 1, 'order.placed.v1', now(), 'BUYER', 'alice', '{}', '{}' from journal
                """.formatted(number));
    }
}
