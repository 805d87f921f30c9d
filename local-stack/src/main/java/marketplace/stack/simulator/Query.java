package marketplace.stack.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How something is to fail, as the query of a request says it.
 *
 * @param times how often in a row
 * @param permanent whether it is given up then
 */
record Query(int times, boolean permanent) {

    private static final int MOST = 100;
    private static final String TIMES = "times";
    private static final String PERMANENT = "permanent";

    static Query of(HttpExchange exchange) {
        Map<String, String> values = values(exchange.getRequestURI().getQuery());
        if (!Set.of(TIMES, PERMANENT).containsAll(values.keySet())) {
            throw new UnreadableException("times and permanent are all that can be said");
        }
        return new Query(times(values.getOrDefault(TIMES, "1")), permanent(values.getOrDefault(PERMANENT, "false")));
    }

    private static int times(String value) {
        int times = value.matches("\\d{1,3}") ? Integer.parseInt(value) : 0;
        if (times < 1 || times > MOST) {
            throw new UnreadableException("times is 1 to " + MOST);
        }
        return times;
    }

    private static boolean permanent(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new UnreadableException("permanent is true or false");
        };
    }

    private static Map<String, String> values(@Nullable String query) {
        return Arrays.stream(query == null ? new String[0] : query.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> pair.length == 2 ? pair[1] : "", (first, again) -> again));
    }

    /** The query says nothing that can be done. */
    static final class UnreadableException extends RuntimeException {

        private final String detail;

        UnreadableException(String detail) {
            super(detail);
            this.detail = detail;
        }

        String detail() {
            return detail;
        }
    }
}
