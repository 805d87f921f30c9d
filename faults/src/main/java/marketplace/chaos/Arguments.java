package marketplace.chaos;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What stands on the command line, each option with its value. */
final class Arguments {

    private static final String SEE = "; see ./chaos --help";

    private final Map<String, String> given = new HashMap<>();

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException for an option that is not known, or has no value
     */
    Arguments(Set<String> known, String... arguments) {
        for (int i = 0; i < arguments.length; i += 2) {
            if (!known.contains(arguments[i])) {
                throw new IllegalArgumentException("unknown option " + arguments[i] + SEE);
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " wants a value" + SEE);
            }
            given.put(arguments[i], arguments[i + 1]);
        }
    }

    String words(String option, String usual) {
        return given.getOrDefault(option, usual);
    }

    /**
     * A number that is not negative.
     *
     * @throws IllegalArgumentException when it is none
     */
    long number(String option, long usual) {
        String value = given.getOrDefault(option, Long.toString(usual));
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

    int count(String option, int usual) {
        return (int) Math.min(number(option, usual), Integer.MAX_VALUE);
    }

    Duration seconds(String option, int usual) {
        return Duration.ofSeconds(count(option, usual));
    }
}
