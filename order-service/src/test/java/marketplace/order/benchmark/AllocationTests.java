package marketplace.order.benchmark;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Guards what each step of the hot path allocates: bytes are the same on every machine, time is not. Whoever makes a step dearer on
 * purpose raises its limit here.
 */
class AllocationTests {

    /** Bytes of one operation at most, about a quarter above what was measured. */
    private static final Map<String, Double> LIMITS =
            Map.of("read", 37_000.0, "decide", 1_200.0, "evolve", 950.0, "journal", 6_500.0, "write", 8_000.0);

    @Test
    void no_step_of_the_hot_path_allocates_more_than_it_may() throws RunnerException {
        Map<String, Double> allocated = allocated();

        assertThat(allocated).containsOnlyKeys(LIMITS.keySet());
        LIMITS.forEach((step, limit) -> assertThat(allocated.get(step))
                .as("bytes of %s; all: %s", step, allocated)
                .isPositive()
                .isLessThanOrEqualTo(limit));
    }

    private static Map<String, Double> allocated() throws RunnerException {
        Options options = new OptionsBuilder()
                .include(HotPath.class.getName() + ".*")
                .forks(1)
                // Without the second compiler nothing is optimized away, so that bytes do not depend on how warm it is.
                .jvmArgs("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .warmupIterations(2)
                .warmupTime(TimeValue.milliseconds(500))
                .measurementIterations(2)
                .measurementTime(TimeValue.milliseconds(300))
                .addProfiler(GCProfiler.class)
                .build();
        Collection<RunResult> results = new Runner(options).run();
        return results.stream().collect(Collectors.toMap(AllocationTests::step, AllocationTests::bytes));
    }

    private static String step(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        return benchmark.substring(benchmark.lastIndexOf('.') + 1);
    }

    private static double bytes(RunResult result) {
        return requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                .getScore();
    }
}
