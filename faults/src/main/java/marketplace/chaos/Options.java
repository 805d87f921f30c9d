package marketplace.chaos;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;

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

    static final Options USUAL =
            new Options(1, 29, 3_000, 10, 64, 3, 2, Duration.ofSeconds(10), Duration.ofSeconds(3), "");

    static Options of(String... arguments) {
        Options options = USUAL;
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            String name = rest.next();
            options = name.equals("--kind") ? options.ofKind(text(name, rest)) : options.with(name, number(name, rest));
        }
        return options;
    }

    private Options with(String name, long value) {
        return switch (name) {
            case "--seed" ->
                new Options(value, faults, orders, perSecond, atOnce, brokers, instances, pain, pause, kind);
            case "--faults" ->
                new Options(seed, (int) value, orders, perSecond, atOnce, brokers, instances, pain, pause, kind);
            case "--orders" ->
                new Options(seed, faults, value, perSecond, atOnce, brokers, instances, pain, pause, kind);
            case "--per-second" ->
                new Options(seed, faults, orders, (int) value, atOnce, brokers, instances, pain, pause, kind);
            case "--at-once" ->
                new Options(seed, faults, orders, perSecond, (int) value, brokers, instances, pain, pause, kind);
            case "--brokers" ->
                new Options(seed, faults, orders, perSecond, atOnce, (int) value, instances, pain, pause, kind);
            case "--instances" ->
                new Options(seed, faults, orders, perSecond, atOnce, brokers, (int) value, pain, pause, kind);
            case "--pain" ->
                new Options(
                        seed,
                        faults,
                        orders,
                        perSecond,
                        atOnce,
                        brokers,
                        instances,
                        Duration.ofSeconds(value),
                        pause,
                        kind);
            case "--pause" ->
                new Options(
                        seed,
                        faults,
                        orders,
                        perSecond,
                        atOnce,
                        brokers,
                        instances,
                        pain,
                        Duration.ofSeconds(value),
                        kind);
            default -> throw new IllegalArgumentException("unknown option " + name + "; see ./chaos --help");
        };
    }

    private Options ofKind(String words) {
        return new Options(seed, faults, orders, perSecond, atOnce, brokers, instances, pain, pause, words);
    }

    private static String text(String option, Iterator<String> rest) {
        if (rest.hasNext()) {
            return rest.next();
        }
        throw new IllegalArgumentException(option + " wants words");
    }

    static long number(String option, Iterator<String> rest) {
        String value = rest.hasNext() ? rest.next() : "nothing";
        try {
            long number = Long.parseLong(value);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException(option + " wants a number, not " + value, none);
        }
        throw new IllegalArgumentException(option + " wants a number, not " + value);
    }
}
