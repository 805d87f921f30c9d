package marketplace.timeout.firing;

import static marketplace.timeout.TestDeadlines.newOrder;
import static marketplace.timeout.TestDeadlines.start;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import marketplace.contracts.OrderCommandMessage;
import marketplace.contracts.OrderCommandMessage.CancelByDeadline;
import marketplace.contracts.RunningDeadline;
import marketplace.servers.TestClock;
import marketplace.timeout.TestDatabase;
import marketplace.timeout.schedule.TestSchedules;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A clock that was ahead makes nothing late once it is right again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimeTurnedBackTests {

    private static final Instant DUE = TestClock.START.plus(Duration.ofDays(15));
    private static final Duration INSTANT = Duration.ofMillis(1);
    private static final Duration AHEAD = Duration.ofDays(20);
    private static final int BATCH = 10;
    private static final FiringProperties PROPERTIES = new FiringProperties(
            BATCH,
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofHours(1));

    private final TestPublisher kafka = new TestPublisher();
    private TestClock clock;
    private TestDatabase database;
    private TestSchedules schedules;
    private TimeTurnedBack timeTurnedBack;

    @BeforeAll
    void migrate() {
        database = TestDatabase.fresh();
    }

    @BeforeEach
    void empty() {
        database.execute("truncate schedules");
        clock = new TestClock();
        schedules = new TestSchedules(database.client(), clock);
        timeTurnedBack = new TimeTurnedBack(store(), clock, PROPERTIES);
        look();
    }

    @Test
    void whatWasPublishedBeforeItsTimeIsPublishedAgainJustAfterIt() {
        String order = newOrder();
        schedules.put(start(order, 1, DUE));
        clock.tick(AHEAD);
        look();
        assertThat(fire()).hasSize(1);

        clock.tickTo(TestClock.START);
        look();

        clock.tickTo(DUE);
        assertThat(fire()).isEmpty();
        clock.tick(INSTANT);
        assertThat(fire()).containsExactly(new CancelByDeadline(order, "start-1", DUE, clock.instant()));
    }

    @Test
    void whatIsOverdueAlreadyIsPublishedAgainAtOnce() {
        schedules.put(start(newOrder(), 1, DUE));
        clock.tickTo(DUE.plus(AHEAD));
        look();
        assertThat(fire()).hasSize(1);

        clock.tickTo(DUE.plusSeconds(60));
        look();
        clock.tick(INSTANT);

        assertThat(fire()).hasSize(1);
    }

    @Test
    void aClaimOfAnInstanceThatDiedWithItsWrongClockIsBroughtBackAtTheNextStart() {
        schedules.put(start(newOrder(), 1, DUE));
        clock.tick(AHEAD);
        assertThat(Objects.requireNonNull(store().claim().block()).claims()).hasSize(1);

        clock.tickTo(TestClock.START);
        timeTurnedBack = new TimeTurnedBack(store(), clock, PROPERTIES);
        look();

        clock.tickTo(DUE.plus(INSTANT));
        assertThat(fire()).hasSize(1);
    }

    @Test
    void manyAreBroughtBackBatchByBatch() {
        schedules.put(IntStream.range(0, 2 * BATCH + 1)
                .mapToObj(i -> start(newOrder(), 1, DUE.plusSeconds(i)))
                .toArray(RunningDeadline[]::new));
        clock.tick(AHEAD);
        look();
        IntStream.range(0, 3).forEach(round -> assertThat(fire()).isNotEmpty());
        clock.tickTo(TestClock.START);

        List<Duration> rests = IntStream.range(0, 3).mapToObj(i -> look()).toList();

        assertThat(rests).containsExactly(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1));
        assertThat(database.value("select count(*) from schedules where next_at = due_at and attempts = 0", Long.class))
                .isEqualTo(2 * BATCH + 1);
    }

    @Test
    void whileTimeGoesOnNothingThatWaitsForItsRepetitionIsTouched() {
        schedules.put(start(newOrder(), 1, DUE));
        clock.tickTo(DUE.plus(INSTANT));
        assertThat(fire()).hasSize(1);
        clock.tickTo(DUE.plusSeconds(1));

        look();
        timeTurnedBack = new TimeTurnedBack(store(), clock, PROPERTIES);
        look();

        assertThat(fire()).isEmpty();
        clock.tick(Duration.ofMinutes(1));
        assertThat(fire()).hasSize(1);
    }

    @CanIgnoreReturnValue
    private Duration look() {
        return Objects.requireNonNull(timeTurnedBack.look().block());
    }

    private List<OrderCommandMessage> fire() {
        Firing firing = new Firing(store(), kafka, new Lateness(new SimpleMeterRegistry()), clock, PROPERTIES);
        assertThat(firing.round().block()).isNotNull();
        return kafka.take();
    }

    private ClaimStore store() {
        return new ClaimStore(database.client(), clock, PROPERTIES);
    }
}
