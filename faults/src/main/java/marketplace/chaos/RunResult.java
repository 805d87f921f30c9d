package marketplace.chaos;

import java.time.Duration;
import java.util.List;
import marketplace.chaos.check.Checker;
import marketplace.chaos.evidence.Evidence;

/**
 * What became of a run.
 *
 * @param placed orders
 * @param drained how long what had piled up under the faults took to be published and heard after the last request
 * @param evidence everything that it left behind
 */
record RunResult(
        Options options,
        List<FaultOutcome> faults,
        long placed,
        Duration drained,
        Evidence evidence,
        List<Checker.Result> invariants) {

    boolean holds() {
        return invariants.stream().allMatch(Checker.Result::holds);
    }
}
