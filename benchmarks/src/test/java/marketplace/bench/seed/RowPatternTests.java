package marketplace.bench.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowPatternTests {

    private static final Original ORIGINAL =
            new Original("003ORIGINAL", "lan", "yunqi", Instant.parse("2026-11-02T01:30:00Z"));
    private static final Copied COPY = new Copied("004COPY", "buyer-1", "provider-2", Duration.ofHours(1));

    @Test
    void number_parties_and_times_are_those_of_the_copy_and_all_else_stays() {
        RowPattern pattern = pattern(
                "document",
                "{\"n\":\"003ORIGINAL\",\"b\":\"lan\",\"p\":\"yunqi\",\"at\":\"2026-11-02T01:30:00.125Z\"}");

        String line = line(pattern, Map.of());

        assertThat(line)
                .isEqualTo(
                        "{\"n\":\"004COPY\",\"b\":\"buyer-1\",\"p\":\"provider-2\",\"at\":\"2026-11-02T02:30:00.125Z\"}\n");
    }

    @Test
    void what_copy_would_take_for_something_else_is_escaped() {
        RowPattern pattern = pattern("document", "a\tb\\c\nd");

        assertThat(line(pattern, Map.of())).isEqualTo("a\\tb\\\\c\\nd\n");
    }

    @Test
    void columns_have_values_of_their_own_or_none() {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        row.put("lane", "3");
        row.put("completed_at", null);
        row.put("purchased_at", "2026-11-02T01:30:00+00:00");
        RowPattern pattern = new RowPattern(row, ORIGINAL);

        assertThat(line(pattern, Map.of("lane", "4"))).isEqualTo("4\t\\N\t2026-11-02T02:30:00Z\n");
        assertThat(pattern.columns()).containsExactly("lane", "completed_at", "purchased_at");
    }

    @Test
    void whoever_knows_the_place_knows_number_lane_and_parties() {
        OrderNames names = new OrderNames(16);

        assertThat(names.number(35)).isEqualTo("003SEED000000000035").hasSize(19);
        assertThat(names.lane(35)).isEqualTo(3);
        assertThat(OrderNames.provider(35)).isEqualTo("provider-0035");
    }

    private static RowPattern pattern(String column, String text) {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        row.put(column, text);
        return new RowPattern(row, ORIGINAL);
    }

    private static String line(RowPattern pattern, Map<String, String> own) {
        StringBuilder line = new StringBuilder();
        pattern.write(COPY, own, line);
        return line.toString();
    }
}
