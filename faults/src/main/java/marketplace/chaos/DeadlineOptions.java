package marketplace.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import marketplace.chaos.world.WorldSettings;

/**
 * What the command line asks for.
 *
 * @param seed of everything that is drawn
 * @param deadlines how many orders are left to one
 * @param days over which they are spread, and by which time is moved
 * @param restarts of every process meanwhile
 * @param brokers one or three
 * @param instances of each service
 */
record DeadlineOptions(long seed, int deadlines, int days, int restarts, int brokers, int instances) {

    private static final Set<String> KNOWN =
            Set.of("--seed", "--deadlines", "--days", "--restarts", "--brokers", "--instances");

    /** From so many restarts on it pays to make services start sooner. */
    private static final int MANY = 5;

    static DeadlineOptions of(String... arguments) {
        Arguments given = new Arguments(KNOWN, arguments);
        return new DeadlineOptions(
                given.number("--seed", 1),
                given.count("--deadlines", 10_000),
                given.count("--days", 30),
                given.count("--restarts", 20),
                given.count("--brokers", 1),
                given.count("--instances", 1));
    }

    /** What this is done to. */
    WorldSettings world(Path project, Path data) {
        return new WorldSettings(project, data, brokers, instances, restarts >= MANY);
    }

    /** How often time is moved on: more often than a process ends, so that some serve while others are away. */
    int steps() {
        return Math.max(1, restarts * 3 / 2);
    }

    /** How far at a time. */
    Duration step() {
        return Duration.ofDays(days).dividedBy(steps());
    }

    @Override
    public String toString() {
        return "--seed %d --deadlines %d --days %d --restarts %d --brokers %d --instances %d"
                .formatted(seed, deadlines, days, restarts, brokers, instances);
    }
}
