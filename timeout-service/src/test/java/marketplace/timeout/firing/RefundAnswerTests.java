package marketplace.timeout.firing;

import static marketplace.timeout.TestDeadlines.newOrder;
import static marketplace.timeout.TestDeadlines.none;
import static marketplace.timeout.TestDeadlines.refundAnswer;
import static marketplace.timeout.TestDeadlines.start;
import static marketplace.timeout.TestDeadlines.startAgain;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import marketplace.contracts.OrderCommandMessage;
import marketplace.contracts.OrderCommandMessage.AgreeRefundByDeadline;
import marketplace.contracts.OrderCommandMessage.CancelByDeadline;
import marketplace.contracts.OrderCommandMessage.RemindOfDeadline;
import marketplace.servers.TestClock;
import marketplace.timeout.TestDatabase;
import marketplace.timeout.schedule.TestSchedules;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Clocks that stand still, go on and are due later, and the one that runs while a refund is asked for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefundAnswerTests {

    private static final Instant START_DUE = TestClock.START.plus(Duration.ofDays(15));
    private static final Instant ANSWER_DUE = TestClock.START.plus(Duration.ofDays(3));
    private static final Duration INSTANT = Duration.ofMillis(1);

    private final String order = newOrder();
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
        assertThat(kafka.take()).isNotNull();
    }

    @Test
    void asksToAgreeWhenNobodyAnsweredInTime() {
        schedules.put(refundAnswer(order, 4, ANSWER_DUE));

        clock.tickTo(ANSWER_DUE);
        assertThat(fire()).isEmpty();

        clock.tick(INSTANT);
        assertThat(fire())
                .containsExactly(new AgreeRefundByDeadline(order, "refund-answer-4", ANSWER_DUE, clock.instant()));
    }

    @Test
    void remindsBeforeItAsksToAgree() {
        Instant reminder = ANSWER_DUE.minus(Duration.ofDays(1));
        schedules.put(refundAnswer(order, 4, ANSWER_DUE, reminder));

        clock.tickTo(reminder.plus(INSTANT));

        assertThat(fire())
                .containsExactly(new RemindOfDeadline(order, "refund-answer-4", ANSWER_DUE, reminder, clock.instant()));
        clock.tickTo(ANSWER_DUE.plus(INSTANT));
        assertThat(fire()).hasOnlyElementsOfType(AgreeRefundByDeadline.class).hasSize(1);
    }

    @Test
    void theClockThatStandsStillWhileARefundIsAskedForFiresNothing() {
        Instant later = START_DUE.plus(Duration.ofDays(20));
        schedules.put(start(order, 3, START_DUE, START_DUE.minus(Duration.ofDays(1))));
        schedules.put(refundAnswer(order, 4, later));

        clock.tickTo(START_DUE.plus(Duration.ofDays(5)));

        assertThat(fire()).isEmpty();
    }

    @Test
    void aClockThatStandsStillIsForgottenAndGoesOnAsOneOfItsOwn() {
        Instant resumed = START_DUE.plus(Duration.ofDays(10));
        schedules.put(start(order, 3, START_DUE));
        schedules.put(none(order, 4));
        assertThat(database.value("select next_at is null and due_at is null from schedules", Boolean.class))
                .isTrue();
        clock.tickTo(START_DUE.plus(INSTANT));
        assertThat(fire()).isEmpty();

        schedules.put(startAgain(order, 5, resumed));
        clock.tickTo(resumed);
        assertThat(fire()).isEmpty();

        clock.tick(INSTANT);
        assertThat(fire()).containsExactly(new CancelByDeadline(order, "start-5", resumed, clock.instant()));
    }

    @Test
    void anExtendedDeadlineRemindsAndFiresAtItsLaterTimesAlone() {
        Instant later = START_DUE.plus(Duration.ofDays(3));
        Instant reminder = later.minus(Duration.ofDays(1));
        schedules.put(start(order, 3, START_DUE, START_DUE.minus(Duration.ofDays(1))));
        schedules.put(startAgain(order, 4, later, reminder));

        clock.tickTo(START_DUE.plus(INSTANT));
        assertThat(fire()).isEmpty();

        clock.tickTo(reminder.plus(INSTANT));
        assertThat(fire()).containsExactly(new RemindOfDeadline(order, "start-4", later, reminder, clock.instant()));
        clock.tickTo(later.plus(INSTANT));
        assertThat(fire()).containsExactly(new CancelByDeadline(order, "start-4", later, clock.instant()));
    }

    @Test
    void anExtensionThatComesWhileTheExpiryIsUnderWayTakesItsPlace() {
        Instant later = START_DUE.plus(Duration.ofDays(3));
        schedules.put(start(order, 3, START_DUE));
        clock.tickTo(START_DUE.plus(INSTANT));
        kafka.setMeanwhile(() -> schedules.put(startAgain(order, 4, later)));
        assertThat(fire()).hasSize(1);
        kafka.setMeanwhile(() -> {});

        clock.tickTo(later);

        assertThat(fire()).isEmpty();
        assertThat(database.value("select next_at from schedules where attempts = 0", Instant.class))
                .isEqualTo(later);
    }

    private List<OrderCommandMessage> fire() {
        FiringProperties properties = new FiringProperties(
                500,
                Duration.ofMillis(100),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                Duration.ofHours(1));
        Firing firing = new Firing(
                new ClaimStore(database.client(), clock, properties),
                kafka,
                new Lateness(new SimpleMeterRegistry()),
                clock,
                properties);
        var _ = firing.round().block();
        return kafka.take();
    }
}
