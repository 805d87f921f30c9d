package marketplace.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import marketplace.chaos.check.Checker;
import marketplace.chaos.evidence.Evidence;
import marketplace.chaos.evidence.EvidenceFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The checker finds nothing wrong with what a real run left behind, and notices each thing that could have gone wrong. The evidence is that of
 * {@code ./chaos --seed 20261 --faults 6 --orders 70 --per-second 3 --pain 3 --brokers 1 --instances 1}, which writes it to {@code .local/chaos}; what the
 * instances held is that of a later run of the same.
 */
class CheckerTests {

    private static final long SEED = Long.getLong("chaos.seed", 20_261);

    private static Evidence run;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream file = CheckerTests.class.getResourceAsStream("evidence.json.gz")) {
            run = EvidenceFile.read(Objects.requireNonNull(file));
        }
    }

    @Test
    void what_a_run_left_behind_is_as_it_must_be() {
        assertThat(Checker.check(run)).allSatisfy(result -> {
            assertThat(result.findings().checked()).as(result.says()).isPositive();
            assertThat(result.findings().violations()).as(result.says()).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> it_is_noticed_when() {
        return new Mutations(SEED).all().map(mutation -> dynamicTest(mutation.what(), () -> isNoticed(mutation)));
    }

    private static void isNoticed(Mutation mutation) {
        Evidence wrong = mutation.done().apply(run);

        List<Checker.Result> violated =
                Checker.check(wrong).stream().filter(result -> !result.holds()).toList();

        assertThat(violated)
                .extracting(Checker.Result::says)
                .anySatisfy(says -> assertThat(says).contains(mutation.invariant()));
    }
}
