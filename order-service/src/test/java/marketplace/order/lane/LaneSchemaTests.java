package marketplace.order.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import marketplace.order.TestSql;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In a distributed PostgreSQL the lane says where a row lives: nothing may have to be looked for on two machines to be unique. */
class LaneSchemaTests {

    private final TestSql sql = new TestSql(migrated());
    private final LaneSchema schema = new LaneSchema(sql);

    @AfterEach
    void close() {
        sql.close();
    }

    /** A new table is on neither list: its author decides, and says in docs/scaling.md where it lives. */
    @Test
    void every_table_is_known_to_have_a_lane_or_none() {
        assertThat(schema.tablesWithLane())
                .containsExactly(
                        "attachment_chunks",
                        "attachment_counts",
                        "attachments",
                        "completion_views",
                        "deliveries",
                        "journal",
                        "lanes",
                        "orders",
                        "relay_cursors");
        assertThat(schema.tablesWithoutLane())
                .containsExactly(
                        "captures",
                        "dead_letters",
                        "download_pages",
                        "download_parts",
                        "downloads",
                        "flyway_schema_history",
                        "parked_payments",
                        "pauses",
                        "products",
                        "vendor_endpoints");
    }

    @Test
    void nothing_is_unique_refers_or_counts_across_lanes() {
        assertThat(schema.otherKindsOfLane()).isEmpty();
        assertThat(schema.uniqueAcrossLanes()).isEmpty();
        assertThat(schema.referencesAcrossLanes()).isEmpty();
        assertThat(schema.numberedAcrossLanes()).isEmpty();
    }

    @Test
    void what_did_would_be_found() {
        sql.run("create unique index planted_index on orders (order_number)");
        sql.run("create unique index planted_beside on journal (trace_parent) include (lane)");
        sql.run("alter table orders add constraint planted_product foreign key (product_id) references products");
        sql.run("alter table journal add constraint harmless foreign key (lane, order_number) references orders");
        sql.run("alter table journal add column planted bigint generated always as identity");
        sql.run("create table planted_table (lane bigint not null, primary key (lane))");

        assertThat(schema.uniqueAcrossLanes()).containsExactlyInAnyOrder("planted_index", "planted_beside");
        assertThat(schema.referencesAcrossLanes()).containsExactly("planted_product");
        assertThat(schema.numberedAcrossLanes()).containsExactly("journal.planted");
        assertThat(schema.otherKindsOfLane()).containsExactly("planted_table");
    }

    private static Database migrated() {
        Database database = Servers.shared().freshDatabase();
        var _ = Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .placeholders(Map.of("lanes", "16"))
                .load()
                .migrate();
        return database;
    }
}
