package marketplace.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** Deadlines over a month while every process ends again and again, as small as the time that there is. */
@SuppressWarnings({"SystemOut", "TimeZoneUsage"})
class DeadlinesEndToEndTests {

    private static final DeadlineOptions SHORT = new DeadlineOptions(
            Long.getLong("chaos.seed", 20_261),
            Integer.getInteger("chaos.deadlines", 300),
            30,
            Integer.getInteger("chaos.restarts", 2),
            1,
            1);

    @Test
    void every_deadline_acts_once_and_none_acts_early_whatever_ends_meanwhile() throws Exception {
        Path project = Path.of("..").toAbsolutePath().normalize();
        Path data = Path.of("target/deadlines").toAbsolutePath();

        DeadlineResult run = DeadlineRun.of(SHORT, project, data, Clock.systemUTC(), System.out::println);
        System.out.println(DeadlineReport.of(run));

        assertThat(run.promises()).hasSize(SHORT.deadlines());
        assertThat(run.census().early()).isEmpty();
        assertThat(run.census().missing()).isEmpty();
        assertThat(run.census().twice()).isEmpty();
        assertThat(run.restarts())
                .allSatisfy(
                        count -> assertThat(count.killed() + count.stopped()).isEqualTo(SHORT.restarts()));
        assertThat(run.invariants())
                .allSatisfy(result -> assertThat(result.findings().violations())
                        .as(result.says())
                        .isEmpty());
    }
}
