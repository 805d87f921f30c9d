package marketplace.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTests {

    @Test
    void what_is_not_asked_for_is_as_usual() {
        Options options = Options.of("--faults", "2", "--kind", "standby takes over");

        assertThat(options)
                .isEqualTo(new Options(
                        1,
                        2,
                        3_000,
                        10,
                        64,
                        3,
                        2,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(3),
                        "standby takes over"));
    }

    @Test
    void a_run_tells_all_that_it_takes_to_repeat_it() {
        Options options =
                new Options(7, 200, 50_000, 16, 48, 1, 3, Duration.ofSeconds(6), Duration.ofSeconds(2), "killed");

        assertThat(Options.of(options.toString().replace("'", "").split(" "))).isEqualTo(options);
    }

    @ParameterizedTest
    @CsvSource({"--deadlines 2,--deadlines", "--faults,--faults wants", "--faults -1,not -1", "--faults many,not many"})
    void what_makes_no_sense_is_refused(String arguments, String said) {
        assertThatThrownBy(() -> Options.of(arguments.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }
}
