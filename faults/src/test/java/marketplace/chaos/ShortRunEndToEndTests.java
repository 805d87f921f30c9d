package marketplace.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The system under faults, as small as the time that there is. */
@SuppressWarnings({"SystemOut", "TimeZoneUsage"})
class ShortRunEndToEndTests {

    private static final Options SHORT = new Options(
            Long.getLong("chaos.seed", 20_261),
            Integer.getInteger("chaos.faults", 12),
            Long.getLong("chaos.orders", 2_000),
            20,
            64,
            Integer.getInteger("chaos.brokers", 1),
            Integer.getInteger("chaos.instances", 1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(1),
            "");

    @Test
    void nothing_is_lost_and_nothing_happens_twice_whatever_fails() throws Exception {
        Path project = Path.of("..").toAbsolutePath().normalize();
        Path data = Path.of("target/chaos").toAbsolutePath();

        RunResult run = Run.of(SHORT, project, data, Clock.systemUTC(), System.out::println);
        System.out.println(Report.of(run));

        assertThat(run.faults()).hasSize(SHORT.faults());
        assertThat(run.placed()).isGreaterThan(SHORT.orders() * 9 / 10);
        assertThat(run.invariants()).allSatisfy(result -> {
            assertThat(result.findings().checked()).as(result.says()).isPositive();
            assertThat(result.findings().violations()).as(result.says()).isEmpty();
        });
    }
}
