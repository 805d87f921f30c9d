package marketplace.timeout.firing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import marketplace.servers.TestClock;
import marketplace.timeout.TestDatabase;
import marketplace.timeout.TestDeadlines;
import marketplace.timeout.schedule.TestSchedules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Instants in the hours in which clocks on the wall are changed are kept as they are, wherever machine and sessions are. */
@ResourceLock(Resources.TIME_ZONE)
class TimeZoneTests {

    /** The hour that comes twice in New York, the half hours that come never and twice on Lord Howe Island. */
    private static final List<Instant> CHANGES = List.of(
            Instant.parse("2026-10-03T15:29:59.999Z"),
            Instant.parse("2026-10-03T15:45:00Z"),
            Instant.parse("2026-11-01T05:30:00Z"),
            Instant.parse("2026-11-01T06:30:00Z"),
            Instant.parse("2027-04-03T14:45:00Z"),
            Instant.parse("2027-04-03T15:15:00.001Z"));

    private static final String INSTANTS = """
            select concat_ws(' ',
                (extract(epoch from due_at) * 1000)::bigint,
                (extract(epoch from next_at) * 1000)::bigint,
                (select string_agg(((extract(epoch from at) * 1000)::bigint)::text, ',') from unnest(remind_at) as reminders (at)))
            from schedules
            """;

    private final TimeZone before = TimeZone.getDefault();

    @AfterEach
    void restoreTheTimeZone() {
        TimeZone.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/New_York", "Australia/Lord_Howe"})
    void everyInstantIsKeptAndFiredWherever(String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        TestDatabase database = TestDatabase.fresh(zone);
        TestClock clock = new TestClock();
        TestSchedules schedules = new TestSchedules(database.client(), clock);
        ClaimStore claims = new ClaimStore(database.client(), clock, properties());
        for (int due = 2; due < CHANGES.size(); due++) {
            Instant dueAt = CHANGES.get(due);
            Instant[] reminders = CHANGES.subList(0, due).toArray(Instant[]::new);
            String order = TestDeadlines.newOrder();
            database.execute("truncate schedules");

            schedules.put(TestDeadlines.start(order, 1, dueAt, reminders));

            assertThat(database.value(INSTANTS, String.class)).isEqualTo(stored(dueAt, reminders));
            clock.tickTo(reminders[0]);
            assertThat(claimed(claims)).isEmpty();
            clock.tick(Duration.ofMillis(1));
            Claim claim = claimed(claims).getFirst();
            assertThat(claim.dueAt()).isEqualTo(dueAt);
            assertThat(claim.nextAt()).isEqualTo(reminders[0]);
            assertThat(claim.remindAt()).containsExactly(reminders);
            assertThat(settled(claims, claim)).isEqualTo(1);
            assertThat(database.value(INSTANTS, String.class))
                    .isEqualTo(stored(dueAt, List.of(reminders).subList(1, due).toArray(Instant[]::new)));
        }
    }

    /** The next of these instants comes first of all. */
    private static String stored(Instant dueAt, Instant... reminders) {
        List<String> millis = List.of(reminders).stream()
                .map(each -> Long.toString(each.toEpochMilli()))
                .toList();
        return "%d %s %s".formatted(dueAt.toEpochMilli(), millis.getFirst(), String.join(",", millis));
    }

    private static List<Claim> claimed(ClaimStore claims) {
        return Objects.requireNonNull(claims.claim().block()).claims();
    }

    private static long settled(ClaimStore claims, Claim claim) {
        Instant leasedUntil = claim.claimedAt().plus(properties().lease());
        return Objects.requireNonNull(claims.settle(List.of(claim.published(properties())), leasedUntil)
                .block());
    }

    private static FiringProperties properties() {
        return new FiringProperties(
                10,
                Duration.ofMillis(50),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                Duration.ofHours(1));
    }
}
