package marketplace.timeout.firing;

import static marketplace.timeout.TestDeadlines.confirmation;
import static marketplace.timeout.TestDeadlines.newOrder;
import static marketplace.timeout.TestDeadlines.none;
import static marketplace.timeout.TestDeadlines.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import marketplace.contracts.OrderCommandMessage;
import marketplace.contracts.OrderCommandMessage.CancelByDeadline;
import marketplace.contracts.OrderCommandMessage.ConfirmByDeadline;
import marketplace.contracts.OrderCommandMessage.RemindOfDeadline;
import marketplace.contracts.RunningDeadline;
import marketplace.servers.TestClock;
import marketplace.timeout.TestDatabase;
import marketplace.timeout.schedule.TestSchedules;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiringTests {

    private static final Instant DUE = TestClock.START.plus(Duration.ofDays(15));
    private static final Duration INSTANT = Duration.ofMillis(1);
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final TestPublisher kafka = new TestPublisher();
    private TestClock clock;
    private TestDatabase database;
    private TestSchedules schedules;

    @BeforeAll
    void migrate() {
        database = TestDatabase.fresh();
    }

    @BeforeEach
    void empty() {
        database.execute("truncate schedules");
        clock = new TestClock();
        schedules = new TestSchedules(database.client(), clock);
        kafka.setAway(false);
        kafka.setMeanwhile(() -> {});
        assertThat(kafka.take()).isNotNull();
    }

    @Test
    void firesStrictlyAfterTheDueTime() {
        String order = newOrder();
        schedules.put(start(order, 1, DUE));

        clock.tickTo(DUE);
        assertThat(fire()).isEmpty();

        clock.tick(INSTANT);
        assertThat(fire()).containsExactly(new CancelByDeadline(order, "start-1", DUE, clock.instant()));
    }

    @Test
    void confirmsWhereTheDeadlineSaysSo() {
        String order = newOrder();
        schedules.put(confirmation(order, 1, DUE));

        clock.tickTo(DUE.plus(INSTANT));

        assertThat(fire()).containsExactly(new ConfirmByDeadline(order, "confirm-1", DUE, clock.instant()));
    }

    @Test
    void repeatsWithBackOffUntilAnEventEndsTheDeadline() {
        String order = newOrder();
        schedules.put(start(order, 1, DUE));
        clock.tickTo(DUE.plus(INSTANT));
        assertThat(fire()).hasSize(1);

        for (int minutes : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            clock.tick(Duration.ofMinutes(minutes));
            assertThat(fire()).as("at %d minutes", minutes).isEmpty();
            clock.tick(INSTANT);
            assertThat(fire()).as("after %d minutes", minutes).hasSize(1);
        }

        schedules.put(none(order, 2));
        clock.tick(Duration.ofDays(1));
        assertThat(fire()).isEmpty();
    }

    @Test
    void remindsOnceOfEachReminder() {
        String order = newOrder();
        Instant first = DUE.minus(Duration.ofDays(3));
        Instant second = DUE.minus(Duration.ofDays(1));
        schedules.put(start(order, 1, DUE, first, second));

        clock.tickTo(first.plus(INSTANT));
        assertThat(fire()).containsExactly(new RemindOfDeadline(order, "start-1", DUE, first, clock.instant()));
        clock.tick(Duration.ofHours(30));
        assertThat(fire()).isEmpty();

        clock.tickTo(second.plus(INSTANT));
        assertThat(fire()).containsExactly(new RemindOfDeadline(order, "start-1", DUE, second, clock.instant()));
        assertThat(fire()).isEmpty();

        clock.tickTo(DUE.plus(INSTANT));
        assertThat(fire()).hasOnlyElementsOfType(CancelByDeadline.class).hasSize(1);
    }

    @Test
    void remindsOfTheLatestOnlyWhenSeveralPassedAtOnce() {
        String order = newOrder();
        Instant second = DUE.minus(Duration.ofDays(1));
        schedules.put(start(order, 1, DUE, DUE.minus(Duration.ofDays(3)), second));

        clock.tickTo(second.plus(INSTANT));

        assertThat(fire()).containsExactly(new RemindOfDeadline(order, "start-1", DUE, second, clock.instant()));
        assertThat(fire()).isEmpty();
    }

    @Test
    void remindsOfNothingThatHasBeenMissed() {
        String order = newOrder();
        schedules.put(start(order, 1, DUE, DUE.minus(Duration.ofDays(3)), DUE.minus(Duration.ofDays(1))));

        clock.tickTo(DUE.plus(INSTANT));

        assertThat(fire()).containsExactly(new CancelByDeadline(order, "start-1", DUE, clock.instant()));
        assertThat(fire()).isEmpty();
    }

    @Test
    void drainsABacklogInDueOrderBatchByBatch() {
        List<String> orders = IntStream.range(0, 10).mapToObj(i -> newOrder()).toList();
        IntStream.of(7, 2, 9, 0, 4, 1, 8, 3, 6, 5)
                .forEach(i -> schedules.put(start(orders.get(i), 1, DUE.plusSeconds(i))));
        clock.tickTo(DUE.plusSeconds(60));
        Firing firing = firing(4);

        List<Duration> rests =
                IntStream.range(0, 3).mapToObj(i -> round(firing)).toList();

        assertThat(kafka.take()).extracting(OrderCommandMessage::orderNumber).containsExactlyElementsOf(orders);
        assertThat(rests).containsExactly(Duration.ZERO, Duration.ZERO, Duration.ofMillis(100));
    }

    @Test
    void whatKafkaDoesNotTakeKeepsItsPlace() {
        String first = newOrder();
        String second = newOrder();
        schedules.put(start(first, 1, DUE), start(second, 1, DUE.plusSeconds(1)));
        clock.tickTo(DUE.plusSeconds(60));
        kafka.setAway(true);

        assertThat(round(firing(1))).isEqualTo(Duration.ofSeconds(1));
        kafka.setAway(false);

        assertThat(fire()).extracting(OrderCommandMessage::orderNumber).containsExactly(first, second);
    }

    @Test
    void aClaimWhoseOwnerDiedFiresAgainWhenItsLeaseIsOver() {
        schedules.put(start(newOrder(), 1, DUE));
        clock.tickTo(DUE.plus(INSTANT));
        assertThat(Objects.requireNonNull(store(500).claim().block()).claims()).hasSize(1);

        clock.tick(LEASE);
        assertThat(fire()).isEmpty();

        clock.tick(INSTANT);
        assertThat(fire()).hasSize(1);
    }

    @Test
    void aDeadlineThatEndsWhileItsCommandIsUnderWayStaysEnded() {
        String order = newOrder();
        schedules.put(start(order, 1, DUE));
        clock.tickTo(DUE.plus(INSTANT));
        kafka.setMeanwhile(() -> schedules.put(none(order, 2)));
        assertThat(fire()).hasSize(1);

        clock.tick(Duration.ofDays(1));

        assertThat(fire()).isEmpty();
        assertThat(database.value("select next_at is null from schedules", Boolean.class))
                .isTrue();
    }

    @Test
    void aDeadlineThatFollowsWhileACommandIsUnderWayIsUntouched() {
        String order = newOrder();
        Instant nextDue = DUE.plus(Duration.ofDays(15));
        schedules.put(start(order, 1, DUE));
        clock.tickTo(DUE.plus(INSTANT));
        kafka.setMeanwhile(() -> schedules.put(confirmation(order, 2, nextDue)));

        assertThat(fire()).hasSize(1);

        assertThat(database.value("select next_at from schedules where attempts = 0", Instant.class))
                .isEqualTo(nextDue);
    }

    @Test
    void anEventThatRepeatsTheDeadlineWhileACommandIsUnderWayRepeatsNothing() {
        String order = newOrder();
        Instant reminder = DUE.minus(Duration.ofDays(1));
        schedules.put(start(order, 1, DUE, reminder));
        clock.tickTo(reminder.plus(INSTANT));
        kafka.setMeanwhile(() -> schedules.put(start(order, 2, DUE, reminder)));

        assertThat(fire()).hasSize(1);

        clock.tick(Duration.ofHours(12));
        assertThat(fire()).isEmpty();
    }

    @Test
    void instancesShareTheWorkAndFireNothingTwice() {
        int orders = 400;
        schedules.put(IntStream.range(0, orders)
                .mapToObj(i -> start(newOrder(), 1, DUE.plusMillis(i)))
                .toArray(RunningDeadline[]::new));
        clock.tickTo(DUE.plusSeconds(60));

        assertThat(Flux.range(0, 4)
                        .flatMap(instance -> firing(10).round().repeat(orders / 10), 4)
                        .count()
                        .block())
                .isPositive();

        assertThat(kafka.take())
                .extracting(OrderCommandMessage::orderNumber)
                .hasSize(orders)
                .doesNotHaveDuplicates();
    }

    @Test
    void knowsHowLateItWas() {
        schedules.put(start(newOrder(), 1, DUE));
        clock.tickTo(DUE.plusSeconds(5));
        Lateness lateness = new Lateness(new SimpleMeterRegistry());

        round(firing(500, lateness));
        clock.tick(Duration.ofMinutes(2));
        round(firing(500, lateness));

        assertThat(lateness.summary())
                .isEqualTo(
                        new Lateness.Summary(1, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5)));
    }

    @Test
    void refusesALeaseThatEndsBeforeAPublicationDoes() {
        FiringProperties properties = properties(1, Duration.ofSeconds(15));

        assertThatThrownBy(
                        () -> new Firing(store(1), kafka, new Lateness(new SimpleMeterRegistry()), clock, properties))
                .hasMessageContaining("marketplace.firing.lease");
    }

    private List<OrderCommandMessage> fire() {
        round(firing(500));
        return kafka.take();
    }

    @CanIgnoreReturnValue
    private static Duration round(Firing firing) {
        return Objects.requireNonNull(firing.round().block());
    }

    private Firing firing(int batch) {
        return firing(batch, new Lateness(new SimpleMeterRegistry()));
    }

    private Firing firing(int batch, Lateness lateness) {
        return new Firing(store(batch), kafka, lateness, clock, properties(batch, LEASE));
    }

    private ClaimStore store(int batch) {
        return new ClaimStore(database.client(), clock, properties(batch, LEASE));
    }

    private static FiringProperties properties(int batch, Duration lease) {
        return new FiringProperties(
                batch,
                Duration.ofMillis(100),
                Duration.ofSeconds(1),
                lease,
                Duration.ofMinutes(1),
                Duration.ofHours(1));
    }
}
