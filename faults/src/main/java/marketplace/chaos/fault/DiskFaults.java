package marketplace.chaos.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import marketplace.chaos.world.Disk;
import marketplace.chaos.world.PostgresNode;
import marketplace.chaos.world.PostgresPair;

/** PostgreSQL's disk is full: first its tables cannot grow, then it cannot write its log, and gives up. */
final class DiskFaults {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final PostgresPair postgres;
    private final Duration pain;

    DiskFaults(PostgresPair postgres, Duration pain) {
        this.postgres = postgres;
        this.pain = pain;
    }

    /** None where no disk can be full. */
    List<Fault> all() {
        boolean possible = postgres.primary().disk().isItsOwn()
                && postgres.standby().disk().isItsOwn();
        return possible ? List.of(new Fault("disk of PostgreSQL full", random -> fill())) : List.of();
    }

    private void fill() throws IOException, InterruptedException {
        PostgresNode full = postgres.primary();
        try {
            keepFull(full.disk());
            full.writeUntilItBreaks();
            keepFull(full.disk());
        } finally {
            full.disk().free();
        }
        full.heal();
    }

    /** For half of the time. */
    private void keepFull(Disk disk) throws IOException, InterruptedException {
        long end = System.nanoTime() + pain.dividedBy(2).toNanos();
        while (System.nanoTime() < end) {
            disk.fill();
            Thread.sleep(BETWEEN_LOOKS);
        }
    }
}
