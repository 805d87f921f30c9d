package marketplace.chaos;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;

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

    static final DeadlineOptions USUAL = new DeadlineOptions(1, 10_000, 30, 20, 1, 1);

    static DeadlineOptions of(String... arguments) {
        DeadlineOptions options = USUAL;
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            String name = rest.next();
            options = options.with(name, Options.number(name, rest));
        }
        return options;
    }

    /** How often time is moved on: more often than a process ends, so that some serve while others are away. */
    int steps() {
        return Math.max(1, restarts * 3 / 2);
    }

    /** How far at a time. */
    Duration step() {
        return Duration.ofDays(days).dividedBy(steps());
    }

    private DeadlineOptions with(String name, long value) {
        int number = (int) Math.min(value, Integer.MAX_VALUE);
        return switch (name) {
            case "--seed" -> new DeadlineOptions(value, deadlines, days, restarts, brokers, instances);
            case "--deadlines" -> new DeadlineOptions(seed, number, days, restarts, brokers, instances);
            case "--days" -> new DeadlineOptions(seed, deadlines, number, restarts, brokers, instances);
            case "--restarts" -> new DeadlineOptions(seed, deadlines, days, number, brokers, instances);
            case "--brokers" -> new DeadlineOptions(seed, deadlines, days, restarts, number, instances);
            case "--instances" -> new DeadlineOptions(seed, deadlines, days, restarts, brokers, number);
            default -> throw new IllegalArgumentException("unknown option " + name + "; see ./chaos --help");
        };
    }
}
