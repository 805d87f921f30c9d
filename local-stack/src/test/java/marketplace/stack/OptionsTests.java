package marketplace.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTests {

    @Test
    void withoutOptionsTheStoriesArePlayedAndTheStackStaysUp() {
        Options options = parse();

        assertThat(options.demo()).isTrue();
        assertThat(options.exit()).isFalse();
        assertThat(options.reset()).isFalse();
        assertThat(options.ports()).isEqualTo(Ports.from(Map.of()));
    }

    @Test
    void optionsCombine() {
        Options options = parse("--reset", "--order-port", "9080", "--exit");

        assertThat(options.reset()).isTrue();
        assertThat(options.exit()).isTrue();
        assertThat(options.ports().of(Port.ORDER)).isEqualTo(9080);
    }

    @Test
    void aTokenNeedsARoleAndAnId() {
        assertThat(parse("token", "buyer", "alice").token()).containsExactly("buyer", "alice");
        assertThatThrownBy(() -> parse("token", "buyer")).hasMessage("token needs an id");
    }

    @Test
    void anUnknownOptionIsNamed() {
        assertThatThrownBy(() -> parse("--exti"))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("no such option: --exti");
    }

    private static Options parse(String... arguments) {
        return Options.parse(arguments, Map.of());
    }
}
