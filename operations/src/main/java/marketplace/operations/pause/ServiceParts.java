package marketplace.operations.pause;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import marketplace.operations.api.ApiList;
import marketplace.operations.api.OperatorApi;
import marketplace.operations.api.Service;
import marketplace.operations.screen.FailedException;
import marketplace.operations.screen.Values;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The parts of all services that can be paused. */
public final class ServiceParts {

    private static final String PATH = "/v1/pauses";

    private final OperatorApi api;

    public ServiceParts(OperatorApi api) {
        this.api = api;
    }

    /**
     * The names of those that are paused now, as in {@code order-service/relay}.
     *
     * @throws FailedException when a service does not answer
     */
    public List<String> paused() {
        return Arrays.stream(Service.values())
                .flatMap(service -> of(service).stream())
                .filter(ServiceParts::isPaused)
                .map(ServiceParts::name)
                .toList();
    }

    /** Those of one service. */
    List<JsonNode> of(Service service) {
        return api.get(service, PATH)
                .path("parts")
                .valueStream()
                .map(part -> with(service, part))
                .toList();
    }

    /**
     * The part that somebody means.
     *
     * @param typed as in {@code order-service/relay}, or the name alone where one service has it and all of them answer
     * @throws FailedException when that can be none, or several
     */
    Place find(String typed) {
        int slash = typed.indexOf('/');
        if (slash >= 0) {
            return new Place(service(typed.substring(0, slash)), typed.substring(slash + 1));
        }
        List<Place> found = Arrays.stream(Service.values())
                .filter(service -> of(service).stream()
                        .anyMatch(part -> Values.at(part, "/part").equals(typed)))
                .map(service -> new Place(service, typed))
                .toList();
        if (found.size() != 1) {
            throw new FailedException(
                    found.isEmpty()
                            ? "nothing that can be paused is called %s; paused --all lists what can".formatted(typed)
                            : "several services have it, say which: " + texts(found));
        }
        return found.getFirst();
    }

    /** What a service says of a part, with the name of the service. */
    static JsonNode with(Service service, JsonNode part) {
        ObjectNode named = JsonMapper.shared().createObjectNode().put("service", service.title());
        return named.setAll((ObjectNode) part);
    }

    static boolean isPaused(JsonNode part) {
        return part.path("paused").asBoolean();
    }

    static String name(JsonNode part) {
        return Values.at(part, "/service") + "/" + Values.at(part, "/part");
    }

    private static Service service(String title) {
        return Arrays.stream(Service.values())
                .filter(service -> service.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new FailedException("no service is called %s; there are %s"
                        .formatted(
                                title,
                                Arrays.stream(Service.values())
                                        .map(Service::title)
                                        .collect(Collectors.joining(", ")))));
    }

    private static String texts(List<Place> places) {
        return places.stream().map(Place::text).collect(Collectors.joining(", "));
    }

    /** A part of a service. */
    record Place(Service service, String part) {

        String path() {
            return PATH + "/" + ApiList.segment(part);
        }

        String text() {
            return service.title() + "/" + part;
        }
    }
}
