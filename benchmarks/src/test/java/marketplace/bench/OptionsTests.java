package marketplace.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import marketplace.bench.part.Extent;
import org.junit.jupiter.api.Test;

class OptionsTests {

    @Test
    void without_arguments_all_parts_are_measured_at_full_length() {
        Options options = Options.of();

        assertThat(options.parts()).isEmpty();
        assertThat(options.extent()).isEqualTo(Extent.full());
        assertThat(options.out()).isNull();
    }

    @Test
    void what_is_said_wins_over_what_quick_means_wherever_it_stands() {
        Options options = Options.of("--orders", "500", "changes", "--seconds", "3", "--quick", "--clients", "8,64");

        assertThat(options.parts()).containsExactly("changes");
        assertThat(options.extent().orders()).isEqualTo(500);
        assertThat(options.extent().turn()).isEqualTo(Duration.ofSeconds(3));
        assertThat(options.extent().rounds()).isEqualTo(Extent.quick().rounds());
        assertThat(options.extent().clients()).containsExactly(8, 64);
    }

    @Test
    void services_are_given_options_and_settings() {
        Options options =
                Options.of("--java", "-Xmx1g -XX:+UseZGC", "--set", "marketplace.lanes.writers=2", "--out", "here.md");

        assertThat(options.options()).containsExactly("-Xmx1g", "-XX:+UseZGC");
        assertThat(options.settings()).containsEntry("marketplace.lanes.writers", "2");
        assertThat(options.out()).isEqualTo(Path.of("here.md"));
    }

    @Test
    void what_cannot_be_meant_is_refused() {
        assertThatThrownBy(() -> Options.of("--orders")).hasMessage("--orders wants a value");
        assertThatThrownBy(() -> Options.of("--orders", "0")).hasMessageContaining("above zero");
        assertThatThrownBy(() -> Options.of("--fast")).hasMessageContaining("--fast");
        assertThatThrownBy(() -> Options.of("--set", "writers")).hasMessageContaining("name=value");
    }

    @Test
    void a_part_that_there_is_not_is_refused_with_those_that_there_are() {
        assertThatThrownBy(() -> Parts.named(Options.of("speed").parts()))
                .hasMessageContaining("no part speed")
                .hasMessageContaining("changes");
    }
}
