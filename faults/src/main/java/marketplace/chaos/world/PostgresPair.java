package marketplace.chaos.world;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import marketplace.servers.Database;
import marketplace.stack.process.Guard;

/** A primary and its synchronous standby: what the one acknowledges, the other has written down. */
public final class PostgresPair implements AutoCloseable {

    /** As the standby calls itself. */
    static final String STANDBY = "standby";

    private static final Duration IN_STEP_WITHIN = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final String hosts;
    private volatile PostgresNode primary;
    private volatile PostgresNode standby;

    private PostgresPair(PostgresNode primary, PostgresNode standby) {
        this.primary = primary;
        this.standby = standby;
        this.hosts = "127.0.0.1:%d,127.0.0.1:%d"
                .formatted(primary.wire().port(), standby.wire().port());
    }

    /** With these databases. */
    static PostgresPair start(Path directory, List<String> databases, Guard guard) throws Exception {
        PostgresNode first = new PostgresNode(directory.resolve("postgres-1"), guard);
        PostgresPair pair = new PostgresPair(first, new PostgresNode(directory.resolve("postgres-2"), guard));
        first.start();
        databases.forEach(first::createDatabase);
        pair.renewStandby();
        return pair;
    }

    /** Both, as the services know them: always in the same order, whoever is the primary, and each behind its wire. */
    String hosts() {
        return hosts;
    }

    /** Who takes writes. */
    public PostgresNode primary() {
        return primary;
    }

    public PostgresNode standby() {
        return standby;
    }

    Database database(String name) {
        return primary.database(name);
    }

    /**
     * The standby takes over. Whoever was the primary has to be dead: nobody here sees to that.
     * Until {@link #renewStandby()} the new primary is alone.
     */
    public void failOver() throws SQLException {
        PostgresNode dead = primary;
        standby.promote();
        primary = standby;
        standby = dead;
    }

    /** Makes the standby anew from what the primary has; returns when nothing is acknowledged any more that is not there, too. */
    public void renewStandby() throws SQLException, IOException, InterruptedException {
        standby.follow(primary);
        awaitStandby("streaming", "state");
        primary.sql().run("alter system set synchronous_standby_names = '%s'".formatted(STANDBY));
        primary.sql().run("select pg_reload_conf()");
        awaitInStep();
    }

    /** Returns when the standby has everything that was ever acknowledged, and gets everything that will be. */
    public void awaitInStep() throws SQLException, InterruptedException {
        awaitStandby("sync", "sync_state");
    }

    private void awaitStandby(String wanted, String column) throws SQLException, InterruptedException {
        long end = System.nanoTime() + IN_STEP_WITHIN.toNanos();
        String found = "nothing";
        while (!found.equals(wanted)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the standby is %s, not %s".formatted(found, wanted));
            }
            Thread.sleep(BETWEEN_LOOKS);
            found = primary.sql()
                    .ask("select coalesce(max(%s), 'away') from pg_stat_replication where application_name = '%s'"
                            .formatted(column, STANDBY));
        }
    }

    @Override
    public void close() throws IOException {
        // The standby first: a primary that ends waits until it has everything.
        standby.close();
        primary.close();
    }
}
