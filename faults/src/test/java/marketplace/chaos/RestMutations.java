package marketplace.chaos;

import java.util.stream.Stream;
import marketplace.chaos.evidence.Evidence;
import marketplace.chaos.evidence.Footprint;
import marketplace.chaos.evidence.Probe;
import marketplace.chaos.evidence.SessionRow;

/** What could be left behind when everything has come to rest. */
final class RestMutations {

    private static final String GROW = "no heap, files or threads grow";

    private final Mutations mutations;

    RestMutations(Mutations mutations) {
        this.mutations = mutations;
    }

    Stream<Mutation> all() {
        return Stream.of(
                new Mutation("a session hangs", "left in a transaction", this::hangingSession),
                new Mutation("a pooled connection does not answer", "every pool answers", this::unanswered),
                new Mutation("a heap has grown", GROW, run -> grown(run, 32L << 20, 0, 0)),
                new Mutation("files were left open", GROW, run -> grown(run, 0, 200, 0)),
                new Mutation("threads were left behind", GROW, run -> grown(run, 0, 0, 80)),
                new Mutation("a heap is nearly full", GROW, this::nearlyFull));
    }

    private Evidence hangingSession(Evidence run) {
        return Altered.sessions(
                run, Mutations.with(run.sessions(), new SessionRow("orders", "order-service", "idle in transaction")));
    }

    private Evidence grown(Evidence run, long bytes, int files, int threads) {
        Footprint last = mutations.any(run.footprints(), footprint -> footprint.rest() == 2);
        Footprint more = new Footprint(
                last.instance(),
                last.pid(),
                last.rest(),
                last.liveBytes() + bytes,
                last.openFiles() + files,
                last.threads() + threads);
        return Altered.footprints(run, Mutations.replaced(run.footprints(), last, more));
    }

    private Evidence nearlyFull(Evidence run) {
        Footprint first = mutations.any(run.footprints(), footprint -> footprint.rest() == 1);
        Footprint full = new Footprint(first.instance(), -1, 1, 250L << 20, first.openFiles(), first.threads());
        return Altered.footprints(run, Mutations.replaced(run.footprints(), first, full));
    }

    private Evidence unanswered(Evidence run) {
        Probe probe = mutations.any(run.probes(), each -> true);
        Probe less = new Probe(probe.instance(), probe.asked(), probe.answered() - 1);
        return Altered.probes(run, Mutations.replaced(run.probes(), probe, less));
    }
}
