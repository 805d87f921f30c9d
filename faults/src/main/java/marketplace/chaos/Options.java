package marketplace.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import marketplace.chaos.world.WorldSettings;

/**
 * What the command line asks for.
 *
 * @param seed of everything that is drawn: the same schedule and the same load again
 * @param orders that live meanwhile
 * @param perSecond how many of them begin in a second: a steady load, which leaves room for what has to start again
 * @param atOnce how many of them live at a time at most
 * @param brokers one or three
 * @param instances of each service
 * @param pain how long a fault lasts that lasts a while
 * @param pause between one fault, when everything serves again, and the next
 * @param kind words that the names of the faults have in them; empty for all
 */
record Options(
        long seed,
        int faults,
        long orders,
        int perSecond,
        int atOnce,
        int brokers,
        int instances,
        Duration pain,
        Duration pause,
        String kind) {

    private static final Set<String> KNOWN = Set.of(
            "--seed",
            "--faults",
            "--orders",
            "--per-second",
            "--at-once",
            "--brokers",
            "--instances",
            "--pain",
            "--pause",
            "--kind");

    /** From so many faults on it pays to make services start sooner. */
    private static final int MANY = 30;

    static Options of(String... arguments) {
        Arguments given = new Arguments(KNOWN, arguments);
        return new Options(
                given.number("--seed", 1),
                given.count("--faults", 29),
                given.number("--orders", 3_000),
                given.count("--per-second", 10),
                given.count("--at-once", 64),
                given.count("--brokers", 3),
                given.count("--instances", 2),
                given.seconds("--pain", 10),
                given.seconds("--pause", 3),
                given.words("--kind", ""));
    }

    /** What this is done to. */
    WorldSettings world(Path project, Path data) {
        return new WorldSettings(project, data, brokers, instances, faults >= MANY);
    }

    @Override
    public String toString() {
        return "--seed %d --faults %d --orders %d --per-second %d --at-once %d --brokers %d --instances %d --pain %d --pause %d --kind '%s'"
                .formatted(
                        seed,
                        faults,
                        orders,
                        perSecond,
                        atOnce,
                        brokers,
                        instances,
                        pain.toSeconds(),
                        pause.toSeconds(),
                        kind);
    }
}
