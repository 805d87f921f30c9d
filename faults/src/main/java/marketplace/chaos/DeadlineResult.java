package marketplace.chaos;

import java.time.Duration;
import java.util.List;
import marketplace.chaos.check.Checker;
import marketplace.chaos.check.DeadlineCensus;
import marketplace.chaos.evidence.Evidence;
import marketplace.chaos.evidence.Promise;
import marketplace.chaos.fault.Restarts;

/**
 * What became of deadlines while everything ended again and again.
 *
 * @param promises what the API told of them before time was moved
 * @param took from the first move of time until nothing was left to do
 */
record DeadlineResult(
        DeadlineOptions options,
        List<Promise> promises,
        List<Restarts.Count> restarts,
        Timeline timeline,
        Duration took,
        DeadlineCensus census,
        Evidence evidence,
        List<Checker.Result> invariants) {

    boolean holds() {
        return promises.size() == options.deadlines()
                && census.holds()
                && invariants.stream().allMatch(Checker.Result::holds);
    }
}
