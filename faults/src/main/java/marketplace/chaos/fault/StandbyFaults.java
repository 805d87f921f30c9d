package marketplace.chaos.fault;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import marketplace.chaos.world.PostgresNode;
import marketplace.chaos.world.PostgresPair;
import marketplace.chaos.world.World;

/**
 * Failovers, and a standby that is away. Whoever was the primary is dead before the standby takes over, as anybody who automates it has to
 * see to; in the end it is the new standby.
 */
final class StandbyFaults {

    private final World world;
    private final PostgresPair postgres;
    private final Duration pain;

    StandbyFaults(World world, Duration pain) {
        this.world = world;
        this.postgres = world.postgres();
        this.pain = pain;
    }

    List<Fault> all() {
        return List.of(
                new Fault("PostgreSQL killed, standby takes over", random -> takeOver()),
                new Fault("PostgreSQL vanished, standby takes over", random -> takeOverFromNowhere()),
                new Fault("standby of PostgreSQL killed", random -> killStandby()));
    }

    private void takeOver() throws SQLException, IOException, InterruptedException {
        postgres.awaitInStep();
        postgres.primary().kill();
        takeOverFromDead();
    }

    /** Nobody is told: no connection ends, and new ones are taken by nobody who speaks. */
    private void takeOverFromNowhere() throws SQLException, IOException, InterruptedException {
        postgres.awaitInStep();
        PostgresNode vanished = postgres.primary();
        try {
            vanished.wire().silence();
            vanished.kill();
            Thread.sleep(pain);
            takeOverFromDead();
        } finally {
            vanished.wire().mend();
        }
    }

    /** Everything serves again before the dead one comes back. */
    private void takeOverFromDead() throws SQLException, IOException, InterruptedException {
        postgres.failOver();
        world.awaitReady();
        postgres.renewStandby();
    }

    private void killStandby() throws SQLException, InterruptedException {
        postgres.standby().kill();
        Thread.sleep(pain);
        postgres.standby().start();
        postgres.awaitInStep();
    }
}
