package marketplace.operations.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import marketplace.operations.screen.Values;
import tools.jackson.databind.JsonNode;

/**
 * A list of the API, read page by page.
 *
 * @param items the field that holds a page's items
 * @param page how many are asked for at once
 */
public record ApiList(Service service, String path, String items, Paging paging, int page) {

    /** How a page names the one after it, and how that is asked for. */
    public enum Paging {
        AFTER("after", "nextAfter"),
        CURSOR("cursor", "nextCursor");

        private final String parameter;
        private final String next;

        Paging(String parameter, String next) {
            this.parameter = parameter;
            this.next = next;
        }
    }

    /**
     * What was read.
     *
     * @param more whether there is more than was asked for
     */
    public record Listed(List<JsonNode> items, boolean more) {}

    /**
     * The first so many.
     *
     * @param query parameters of the list besides its paging
     * @throws marketplace.operations.screen.FailedException when it cannot be read
     */
    public Listed read(OperatorApi api, Map<String, String> query, int most) {
        Map<String, String> parameters = new TreeMap<>(query);
        parameters.put("limit", Integer.toString(Math.min(page, most)));
        List<JsonNode> found = new ArrayList<>();
        while (true) {
            JsonNode answer = api.get(service, path + "?" + text(parameters));
            answer.path(items).forEach(found::add);
            JsonNode next = answer.path(paging.next);
            if (!Values.isThere(next) || found.size() >= most) {
                boolean more = Values.isThere(next) || found.size() > most;
                return new Listed(List.copyOf(found.subList(0, Math.min(most, found.size()))), more);
            }
            parameters.put(paging.parameter, next.asString());
        }
    }

    /** What somebody typed as one step of a path. */
    public static String segment(String typed) {
        return URLEncoder.encode(typed, UTF_8).replace("+", "%20");
    }

    private static String text(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
