package marketplace.order.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import marketplace.order.letter.LetterContent.Encoding;
import org.junit.jupiter.api.Test;

class LetterContentTests {

    @Test
    void utf_8_is_shown_as_text_whatever_it_says() {
        String text = "\0 \u00e9 \uD83D\uDE00 \n";

        LetterContent content = LetterContent.of(text.getBytes(UTF_8), text.getBytes(UTF_8).length);

        assertThat(content).isEqualTo(new LetterContent(Encoding.UTF_8, text, false));
    }

    @Test
    void what_is_not_utf_8_is_shown_in_base64() {
        byte[] binary = {'a', (byte) 0xff, 0};
        byte[] halfCharacter = {'a', (byte) 0xc3};

        for (byte[] bytes : new byte[][] {binary, halfCharacter}) {
            assertThat(LetterContent.of(bytes, bytes.length))
                    .isEqualTo(new LetterContent(
                            Encoding.BASE64, Base64.getEncoder().encodeToString(bytes), false));
        }
    }

    @Test
    void the_beginning_of_a_long_text_ends_with_a_whole_character() {
        byte[] text = "price: \uD83D\uDE00 or so".getBytes(UTF_8);

        for (int length = 7; length < 11; length++) {
            assertThat(LetterContent.of(Arrays.copyOf(text, length), text.length))
                    .isEqualTo(new LetterContent(Encoding.UTF_8, "price: ", true));
        }
    }
}
