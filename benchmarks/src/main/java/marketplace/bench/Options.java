package marketplace.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import marketplace.bench.part.Extent;
import marketplace.bench.world.WorldSettings;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param parts names; empty for all
 * @param out the page to write; null for the usual place
 * @param options of the services' virtual machines
 * @param settings of Spring for every service
 */
record Options(
        List<String> parts,
        boolean quick,
        Extent extent,
        @Nullable Path out,
        List<String> options,
        Map<String, String> settings) {

    static Options of(String... arguments) {
        List<String> parts = new ArrayList<>();
        boolean quick = Arrays.asList(arguments).contains("--quick");
        Extent extent = quick ? Extent.quick() : Extent.full();
        Path out = null;
        List<String> options = WorldSettings.USUAL_OPTIONS;
        Map<String, String> settings = new TreeMap<>();
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            switch (argument) {
                case "--quick" -> {}
                case "--orders" -> extent = extent.withOrders(number(argument, rest));
                case "--seconds" -> extent = extent.withTurn(Duration.ofSeconds(number(argument, rest)));
                case "--rounds" -> extent = extent.withRounds((int) number(argument, rest));
                case "--clients" -> extent = extent.withClients(clients(value(argument, rest)));
                case "--out" -> out = Path.of(value(argument, rest));
                case "--java" -> options = List.of(value(argument, rest).split(" "));
                case "--set" -> put(value(argument, rest), settings);
                default -> parts.add(part(argument));
            }
        }
        return new Options(List.copyOf(parts), quick, extent, out, options, Map.copyOf(settings));
    }

    private static List<Integer> clients(String wanted) {
        return Arrays.stream(wanted.split(",", -1))
                .map(each -> (int) number("--clients", List.of(each).iterator()))
                .toList();
    }

    private static String part(String argument) {
        if (argument.startsWith("-")) {
            throw new IllegalArgumentException("unknown option " + argument + "; see ./bench --help");
        }
        return argument;
    }

    private static void put(String setting, Map<String, String> settings) {
        String[] parts = setting.split("=", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("--set wants name=value, not " + setting);
        }
        settings.put(parts[0], parts[1]);
    }

    private static long number(String option, Iterator<String> rest) {
        String value = value(option, rest);
        try {
            long number = Long.parseLong(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException(option + " wants a number, not " + value, none);
        }
        throw new IllegalArgumentException(option + " wants a number above zero, not " + value);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " wants a value");
        }
        return rest.next();
    }
}
