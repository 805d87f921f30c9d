package marketplace.chaos.check;

import java.util.List;
import marketplace.chaos.evidence.Evidence;

/** Holds a run to everything that must hold, whatever failed. */
public final class Checker {

    private static final List<Invariant> ALL = List.of(
            new EveryPaidOrderEnds(),
            new OrdersAreTheirJournal(),
            new NothingBothWays(),
            new OneKeyOneEffect(),
            new MoneyAddsUp(),
            new EventsAreTheJournal(),
            new EverythingIsHandled(),
            new DeadlinesHold(),
            new NoticesReach(),
            new ComesToRest(),
            new SecretsStay());

    private Checker() {}

    /** What each found, in their order. */
    public static List<Result> check(Evidence evidence) {
        return ALL.stream()
                .map(invariant -> new Result(invariant.says(), invariant.check(evidence)))
                .toList();
    }

    /**
     * What became of one invariant.
     *
     * @param says what must hold
     */
    public record Result(String says, Findings findings) {

        public boolean holds() {
            return findings.violated() == 0;
        }
    }
}
