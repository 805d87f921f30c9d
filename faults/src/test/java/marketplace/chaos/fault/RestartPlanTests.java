package marketplace.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import marketplace.chaos.fault.RestartPlan.Turn;
import org.junit.jupiter.api.Test;

class RestartPlanTests {

    private static final List<String> PROCESSES = List.of("order-service 1", "broker 1", "PostgreSQL");

    @Test
    void every_process_ends_as_often_as_asked_for_half_of_the_times_killed() {
        RestartPlan plan = RestartPlan.of(PROCESSES, 20, 60, 7);

        assertThat(PROCESSES).allSatisfy(process -> {
            List<Turn> turns = plan.turns().stream()
                    .filter(turn -> turn.process().equals(process))
                    .toList();
            assertThat(turns).hasSize(20);
            assertThat(turns).filteredOn(Turn::killed).hasSize(10);
            assertThat(turns).extracting(Turn::step).doesNotHaveDuplicates();
        });
        assertThat(IntStream.range(0, 60)
                        .mapToObj(plan::in)
                        .mapToInt(List::size)
                        .sum())
                .isEqualTo(60);
    }

    @Test
    void often_several_are_away_at_a_time() {
        RestartPlan plan = RestartPlan.of(PROCESSES, 20, 60, 7);

        assertThat(IntStream.range(0, 60).filter(step -> plan.in(step).size() > 1))
                .hasSizeGreaterThan(5);
    }
}
