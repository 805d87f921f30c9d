package marketplace.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class ExpectedValueTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"colour":"PINK"}    | one of [RED, GREEN]
            {"at":"tomorrow"}    | an instant, as in 2026-11-16T03:00:00Z
            {"pause":"3 days"}   | a duration, as in P3D or PT36H
            {"count":"three"}    | a whole number
            {"sure":"perhaps"}   | true or false
            {"name":["a"]}       | a text
            {"names":"a"}        | an array
            {"inner":7}          | an object
            """)
    void says_what_would_have_been_right(String body, String expected) {
        JacksonException unreadable = catchThrowableOfType(
                JacksonException.class, () -> JsonMapper.shared().readValue(body, Body.class));

        assertThat(ExpectedValue.of(unreadable)).isEqualTo(expected);
    }

    enum Colour {
        RED,
        GREEN
    }

    record Inner(@Nullable String name) {}

    record Body(
            @Nullable Colour colour,
            @Nullable Instant at,
            @Nullable Duration pause,
            @Nullable Integer count,
            @Nullable Boolean sure,
            @Nullable String name,
            @Nullable List<String> names,
            @Nullable Inner inner) {}
}
