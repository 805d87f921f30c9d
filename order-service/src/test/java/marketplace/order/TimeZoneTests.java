package marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Three instances over one database, each with machine and sessions in a time zone of its own: what one of them writes in the hours in
 * which clocks on the wall are changed all of them tell alike, byte by byte.
 */
@ResourceLock(Resources.TIME_ZONE)
class TimeZoneTests {

    private static final List<String> ZONES = List.of("UTC", "America/New_York", "Australia/Lord_Howe");

    /** An hour in New York and half an hour on Lord Howe Island that come twice, and half an hour there that never comes. */
    private static final List<Instant> CHANGES = List.of(
            Instant.parse("2026-10-03T15:29:59.999Z"),
            Instant.parse("2026-10-03T15:45:00Z"),
            Instant.parse("2026-11-01T05:30:00Z"),
            Instant.parse("2026-11-01T06:30:00Z"),
            Instant.parse("2027-04-03T14:45:00Z"),
            Instant.parse("2027-04-03T15:15:00.001Z"));

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TimeZone before = TimeZone.getDefault();
    private final TestClock clock = new TestClock();
    private final Database database = Servers.shared().freshDatabase();
    private final Map<String, RunningService> instances = new LinkedHashMap<>();

    @BeforeEach
    void start() {
        for (String zone : ZONES) {
            moveTo(zone);
            instances.put(
                    zone,
                    RunningService.start(
                            database,
                            clock,
                            "spring.r2dbc.properties.options=idle_in_transaction_session_timeout=10s;TimeZone="
                                    + zone));
        }
    }

    @AfterEach
    void stop() {
        instances.values().forEach(RunningService::close);
        TimeZone.setDefault(before);
    }

    @Test
    void instants_are_the_same_wherever_machine_and_sessions_are() {
        TestMarketplace market = new TestMarketplace(instance("UTC"), clock);

        List<String> orders = placedAtEachChange(market);

        assertThat(ZONES).allSatisfy(zone -> assertThat(sessionZone(zone)).isEqualTo(zone));
        List<String> told = told("UTC", market, orders);
        assertThat(told("America/New_York", market, orders)).isEqualTo(told);
        assertThat(told("Australia/Lord_Howe", market, orders)).isEqualTo(told);
        for (int i = 0; i < CHANGES.size(); i++) {
            JsonNode order = JSON.readTree(told.get(i));
            assertThat(order.at("/purchasedAt").asString())
                    .isEqualTo(CHANGES.get(i).toString());
            assertThat(order.at("/running/dueAt").asString()).isEqualTo(dueAt(i).toString());
            assertThat(stored(orders.get(i)))
                    .isEqualTo("%d|%d".formatted(CHANGES.get(i).toEpochMilli(), dueAt(i).toEpochMilli()));
            JsonNode event = event(orders.get(i));
            assertThat(event.at("/occurredAt").asString())
                    .isEqualTo(CHANGES.get(i).toString());
            assertThat(event.at("/deadline/dueAt").asString()).isEqualTo(dueAt(i).toString());
        }
    }

    /** Each order by another instance, with its payment due at the next change. */
    private List<String> placedAtEachChange(TestMarketplace market) {
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < CHANGES.size(); i++) {
            String zone = ZONES.get(i % ZONES.size());
            moveTo(zone);
            clock.tickTo(CHANGES.get(i));
            TestMarketplace there = market.at(instance(zone));
            Map<String, Object> offer = new HashMap<>(TestMarketplace.offer("Tuning"));
            offer.put(
                    "deadlines",
                    Map.of("payment", Duration.between(CHANGES.get(i), dueAt(i)).toString()));
            orders.add(there.place(there.product(offer)));
        }
        return orders;
    }

    private static Instant dueAt(int order) {
        return order + 1 < CHANGES.size()
                ? CHANGES.get(order + 1)
                : CHANGES.get(order).plus(Duration.ofDays(1));
    }

    /** Every way in which an instance tells of orders. */
    private List<String> told(String zone, TestMarketplace market, List<String> orders) {
        moveTo(zone);
        TestMarketplace there = market.at(instance(zone));
        List<String> told = new ArrayList<>();
        orders.forEach(number -> told.add(raw(there, "/v1/orders/" + number)));
        orders.forEach(number -> told.add(raw(there, "/v1/orders/" + number + "/timeline")));
        told.add(raw(there, "/v1/orders?limit=50&sort=OLDEST_FIRST"));
        told.add(raw(there, "/v1/orders/count?from=2026-11-01&to=2026-11-02&zone=America/New_York"));
        told.add(raw(there, "/v1/orders/count?deadlineWithin=PT1H"));
        told.add(raw(there, "/v1/orders/download?format=csv&language=en"));
        told.add(raw(there, "/v1/orders/download?format=csv&language=en&zone=Australia/Lord_Howe"));
        return told;
    }

    private static String raw(TestMarketplace market, String path) {
        return market.buyer.get(path).expect(200).raw();
    }

    private String stored(String number) {
        try (TestSql sql = new TestSql(database)) {
            return sql.rows("""
                    select (extract(epoch from purchased_at) * 1000)::bigint, (extract(epoch from deadline_due_at) * 1000)::bigint
                      from orders where order_number = '%s'
                    """.formatted(number)).getFirst();
        }
    }

    private JsonNode event(String number) {
        try (TestSql sql = new TestSql(database)) {
            return JSON.readTree(sql.rows("select payload from journal where order_number = '%s'".formatted(number))
                    .getFirst());
        }
    }

    private String sessionZone(String zone) {
        DatabaseClient sessions = instance(zone).bean(DatabaseClient.class);
        return Objects.requireNonNull(
                sessions.sql("show timezone").mapValue(String.class).one().block());
    }

    private RunningService instance(String zone) {
        return Objects.requireNonNull(instances.get(zone));
    }

    private static void moveTo(String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
    }
}
