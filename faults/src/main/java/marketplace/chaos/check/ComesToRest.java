package marketplace.chaos.check;

import java.util.HashMap;
import java.util.Map;
import marketplace.chaos.evidence.Evidence;
import marketplace.chaos.evidence.Footprint;
import marketplace.chaos.evidence.Probe;
import marketplace.chaos.evidence.SessionRow;

/** Nothing hangs after the last request was answered, and no process holds more than it needs. */
final class ComesToRest implements Invariant {

    private static final String IN_TRANSACTION = "idle in transaction";

    /** What an instance may hold at rest, of a heap of 256 MB. */
    private static final Footprint MOST = new Footprint("any", 0, 0, 128L << 20, 400, 150);

    /** What one life may hold more at a later rest: connections of clients and brokers come and go, caches fill up. */
    private static final Footprint MORE = new Footprint("any", 0, 0, 24L << 20, 100, 40);

    @Override
    public String says() {
        return "no session is left in a transaction, every pool answers, no heap, files or threads grow";
    }

    @Override
    public Findings check(Evidence evidence) {
        Findings findings = new Findings();
        for (SessionRow session : evidence.sessions()) {
            findings.require(!session.state().startsWith(IN_TRANSACTION), "%s", session);
        }
        for (Probe probe : evidence.probes()) {
            findings.require(probe.answered() == probe.asked(), "%s", probe);
        }
        Map<Long, Footprint> before = new HashMap<>();
        for (Footprint now : evidence.footprints()) {
            findings.require(isWithin(now, MOST), "%s is more than %s", now, MOST);
            Footprint then = before.put(now.pid(), now);
            findings.require(then == null || isWithin(now, grown(then)), "%s was %s", now, then);
        }
        return findings;
    }

    private static boolean isWithin(Footprint now, Footprint most) {
        return now.liveBytes() <= most.liveBytes()
                && now.openFiles() <= most.openFiles()
                && now.threads() <= most.threads();
    }

    private static Footprint grown(Footprint then) {
        return new Footprint(
                then.instance(),
                then.pid(),
                then.rest(),
                then.liveBytes() + MORE.liveBytes(),
                then.openFiles() + MORE.openFiles(),
                then.threads() + MORE.threads());
    }
}
