package marketplace.order.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.fuzz.Overload.Answers;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Who asks for ten times what can be done is refused soon, and what is taken on is done soon. */
class OverloadTests {

    private static final Duration TIME = Duration.ofSeconds(Long.getLong("overload.seconds", 6));
    private static final Duration WARM = Duration.ofSeconds(3);
    private static final int TIMES = 10;
    private static final int CLIENTS = 32;
    private static final int CROWD = 2_000;
    private static final Duration LONG = Duration.ofSeconds(5);
    private static final int TIMES_LONGER = 20;
    private static final Duration RECOVERED = Duration.ofSeconds(30);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final int IN_A_ROW = 20;

    private static final Database DATABASE = Servers.shared().freshDatabase();
    private static final TestClock CLOCK = new TestClock();
    private static final RunningService SERVICE = RunningService.start(DATABASE, CLOCK);
    private static final TestMarketplace MARKET = new TestMarketplace(SERVICE, CLOCK);

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void ten_times_more_than_can_be_done_is_refused_at_once_and_leaves_no_trace() {
        Overload overload = new Overload(SERVICE, MARKET);
        var _ = overload.closed(CLIENTS, WARM);
        Answers usual = overload.closed(CLIENTS, WARM);
        Footprint before = Footprint.now();

        Answers crowded = overload.open(CROWD, TIMES * usual.perSecond(), TIME);
        long end = System.nanoTime();
        Awaitility.await().atMost(RECOVERED).until(isServedAtOnce(overload));
        Duration recovery = Duration.ofNanos(System.nanoTime() - end);

        tell(usual, crowded, recovery);
        assertThat(usual.replies()).hasSameSizeAs(usual.done());
        assertThat(crowded.done().size() + crowded.refused().size())
                .isEqualTo(crowded.replies().size());
        assertThat(crowded.refused()).isNotEmpty();
        assertThat(crowded.donePerSecond()).isGreaterThan(usual.perSecond() / 20);
        assertThat(Answers.p99(crowded.done())).isLessThan(bound(usual));
        assertThat(Answers.p99(crowded.refused())).isLessThan(bound(usual));
        Awaitility.await().atMost(RECOVERED).until(() -> !Footprint.now().hasGrownSince(before));
    }

    private static Duration bound(Answers usual) {
        return LONG.plus(Answers.p99(usual.done()).multipliedBy(TIMES_LONGER));
    }

    private static Callable<Boolean> isServedAtOnce(Overload overload) {
        return () -> IntStream.range(0, IN_A_ROW).allMatch(i -> overload.one().compareTo(AT_ONCE) < 0);
    }

    private static void tell(Answers usual, Answers crowded, Duration recovery) {
        List<Object> figures = List.of(
                usual.perSecond(),
                Answers.p99(usual.done()).toMillis(),
                crowded.perSecond(),
                crowded.donePerSecond(),
                Answers.p99(crowded.done()).toMillis(),
                Answers.p99(crowded.refused()).toMillis(),
                recovery.toMillis());
        System.out.printf(
                "OVERLOAD usual %d/s p99 %d ms; crowded %d/s, done %d/s p99 %d ms, refused p99 %d ms; recovered in %d ms%n",
                figures.toArray());
    }
}
