package marketplace.platform.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxClockTests {

    private static final Instant REAL = Instant.parse("2026-11-23T14:57:00.123Z");

    private final SandboxClock clock = new SandboxClock(Clock.fixed(REAL, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({
        "PT1S, 2026-11-23T14:57:01.123Z",
        "PT0.000000252S, 2026-11-23T14:57:00.123Z",
        "PT-0.000000252S, 2026-11-23T14:57:00.123Z",
        "PT-1.001999999S, 2026-11-23T14:56:59.122Z"
    })
    void moved_time_is_as_coarse_as_what_it_is_written_to(Duration offset, Instant moved) {
        clock.moveTo(offset);

        assertThat(clock.instant()).isEqualTo(moved);
        assertThat(clock.movedBy()).isEqualTo(Duration.ofMillis(offset.toMillis()));
    }
}
