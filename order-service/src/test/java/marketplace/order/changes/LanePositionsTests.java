package marketplace.order.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanePositionsTests {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 127, 128, 16_383, 16_384, Integer.MAX_VALUE, Long.MAX_VALUE})
    void positions_survive_being_written(long position) {
        LanePositions seen = LanePositions.beginning(3).upTo(1, position);

        assertThat(LanePositions.from(seen.bytes())).contains(seen);
        assertThat(seen.of(1)).isEqualTo(position);
        assertThat(seen.of(2)).isZero();
    }

    @Test
    void a_thousand_lanes_of_a_trillion_lines_fit_into_a_cursor() {
        LanePositions seen = LanePositions.beginning(1000);
        for (int lane = 0; lane < 1000; lane++) {
            seen = seen.upTo(lane, 1_000_000_000_000L);
        }

        assertThat(seen.bytes()).hasSizeLessThan(6_100);
        assertThat(LanePositions.from(seen.bytes())).contains(seen);
    }

    @Test
    void the_lane_that_was_read_last_comes_last() {
        LanePositions seen = LanePositions.beginning(4).upTo(1, 7);

        assertThat(seen.lanes()).containsExactly(2, 3, 0, 1);
        assertThat(seen.positions()).containsExactly(0L, 0L, 0L, 7L);
    }

    @Test
    void nothing_was_seen_of_lanes_that_came_later() {
        LanePositions seen = LanePositions.beginning(2).upTo(1, 7).over(4);

        assertThat(seen.of(1)).isEqualTo(7);
        assertThat(seen.of(3)).isZero();
        assertThat(seen.lanes()).hasSize(4);
    }

    @Test
    void what_is_cut_off_or_of_another_format_is_no_position() {
        byte[] bytes = LanePositions.beginning(16).upTo(15, 300).bytes();
        byte[] cutOff = Arrays.copyOf(bytes, bytes.length - 1);
        byte[] other = bytes.clone();
        other[0]++;

        assertThat(LanePositions.from(cutOff)).isEmpty();
        assertThat(LanePositions.from(other)).isEmpty();
        assertThat(LanePositions.from(new byte[0])).isEmpty();
    }
}
