package marketplace.operations.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTests {

    @ParameterizedTest
    @ValueSource(strings = {"a\u001bb", "a\r\nb", "a\u009bb", "a\u202eb", "a\u2028b", "a\0b", "a\ud800b", "a\tb"})
    void what_breaks_a_line_or_steers_a_terminal_becomes_a_blank(String text) {
        assertThat(Text.clean(text)).isEqualTo("a b");
    }

    @Test
    void everything_else_stays() {
        assertThat(Text.clean("数据库迁移 – “é” 🙂")).isEqualTo("数据库迁移 – “é” 🙂");
    }

    @ParameterizedTest
    @CsvSource({"abc,3", "数据库,6", "e\u0301,1", "。,2", "'',0"})
    void ideographs_take_two_columns_and_accents_none(String text, int width) {
        assertThat(Text.width(text)).isEqualTo(width);
    }
}
