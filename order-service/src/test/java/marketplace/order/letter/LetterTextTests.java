package marketplace.order.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"a\nb", "a\r\nb", "a\u0000b", "a\u0085b", "a\u009bb", "a\u2028b", "a\u2029b", "\ta\n\nb\u001b"})
    void nothing_in_a_text_begins_a_line_or_steers_a_terminal(String text) {
        assertThat(LetterText.line(text.getBytes(StandardCharsets.UTF_8), 10)).isEqualTo("a b");
    }

    @Test
    void no_character_is_cut_in_two() {
        assertThat(LetterText.line("ab\uD83D\uDE00", 3)).isEqualTo("ab");
        assertThat(LetterText.line("ab\uD83D\uDE00", 4)).isEqualTo("ab\uD83D\uDE00");
    }
}
