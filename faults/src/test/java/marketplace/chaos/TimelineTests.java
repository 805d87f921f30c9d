package marketplace.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimelineTests {

    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final Timeline timeline = new Timeline();

    @Test
    void between_moves_time_goes_on_like_real_time() {
        timeline.moved(START, DAY);

        Duration waited = timeline.waited(START.plus(DAY), START.plus(DAY).plusSeconds(7));

        assertThat(waited).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void what_was_jumped_over_was_due_when_it_was() {
        timeline.moved(START, Duration.ZERO);
        timeline.moved(START.plusSeconds(10), DAY);

        Duration waited =
                timeline.waited(START.plusSeconds(3_600), START.plusSeconds(12).plus(DAY));

        assertThat(waited).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void waiting_goes_on_over_a_move() {
        timeline.moved(START, Duration.ZERO);
        timeline.moved(START.plusSeconds(10), DAY);
        timeline.moved(START.plusSeconds(20), DAY.multipliedBy(2));

        Duration waited =
                timeline.waited(START.plusSeconds(4), START.plusSeconds(21).plus(DAY.multipliedBy(2)));

        assertThat(waited).isEqualTo(Duration.ofSeconds(17));
    }
}
