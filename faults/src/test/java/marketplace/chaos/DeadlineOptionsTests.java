package marketplace.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineOptionsTests {

    @Test
    void what_is_not_asked_for_is_as_usual() {
        DeadlineOptions options = DeadlineOptions.of("--restarts", "2", "--days", "30");

        assertThat(options).isEqualTo(new DeadlineOptions(1, 10_000, 30, 2, 1, 1));
        assertThat(options.step().multipliedBy(options.steps())).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void what_nobody_knows_is_refused() {
        assertThatThrownBy(() -> DeadlineOptions.of("--faults", "2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--faults");
    }
}
