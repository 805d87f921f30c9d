package marketplace.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only a pair of PostgreSQL servers can suffer, while orders are placed. */
@SuppressWarnings({"SystemOut", "TimeZoneUsage"})
class FailoverEndToEndTests {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            standby takes over, "PostgreSQL killed, standby takes over", "PostgreSQL vanished, standby takes over"
            of PostgreSQL,      standby of PostgreSQL killed,            disk of PostgreSQL full
            """)
    void nothing_acknowledged_is_lost_and_the_services_follow_by_themselves(String kind, String one, String other)
            throws Exception {
        Options options = options(kind);
        Path project = Path.of("..").toAbsolutePath().normalize();
        Path data = Path.of("target/failover").toAbsolutePath();

        RunResult run = Run.of(options, project, data, Clock.systemUTC(), System.out::println);
        System.out.println(Report.of(run));

        assertThat(run.faults())
                .extracting(FaultOutcome::kind)
                .isSubsetOf(one, other)
                .contains(one);
        assertThat(run.placed()).isGreaterThan(options.orders() * 9 / 10);
        assertThat(run.invariants())
                .allSatisfy(result -> assertThat(result.findings().violations())
                        .as(result.says())
                        .isEmpty());
    }

    private static Options options(String kind) {
        return new Options(
                Long.getLong("chaos.seed", 20_261),
                2,
                Long.getLong("chaos.orders", 300),
                10,
                64,
                1,
                Integer.getInteger("chaos.instances", 1),
                Duration.ofSeconds(3),
                Duration.ofSeconds(3),
                kind);
    }
}
