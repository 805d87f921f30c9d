package marketplace.operations.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import marketplace.operations.screen.FailedException;

/** The management ports of instances: whether they are ready, and what they measure. They take no token. */
public final class ManagementPorts implements AutoCloseable {

    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(3);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final BoundedHttp http = new BoundedHttp(CONNECTED_WITHIN);
    private final Map<Service, List<URI>> addresses;

    /** Ports at these addresses, one for each instance that is known. */
    public ManagementPorts(Map<Service, List<URI>> addresses) {
        this.addresses = Map.copyOf(addresses);
    }

    /**
     * An instance.
     *
     * @param answered whether it says anything at all
     */
    public record Instance(URI address, boolean answered, boolean ready) {}

    /** Every instance that is known, in the order in which they were named. */
    public List<Instance> instances(Service service) {
        return addresses(service).stream().map(this::instance).toList();
    }

    /**
     * What the instances of a service measure: the largest value, for what is the same on each of them.
     *
     * @throws FailedException when none of them answers, or none knows it now
     */
    public double metric(Service service, String name) {
        List<String> failures = new ArrayList<>();
        OptionalDouble largest = addresses(service).stream()
                .mapToDouble(address -> value(service, address, name, failures))
                .filter(value -> !Double.isNaN(value))
                .max();
        return largest.orElseThrow(() -> new FailedException(
                failures.isEmpty()
                        ? "%s does not know %s now".formatted(service.title(), name)
                        : String.join(System.lineSeparator(), failures)));
    }

    private Instance instance(URI address) {
        try {
            int status = get(address, "/actuator/health/readiness").statusCode();
            return new Instance(address, true, status == OK);
        } catch (IOException lost) {
            return new Instance(address, false, false);
        }
    }

    private double value(Service service, URI address, String name, List<String> failures) {
        try {
            return get(address, "/actuator/prometheus")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .max()
                    .orElse(Double.NaN);
        } catch (IOException lost) {
            failures.add("%s does not answer at its management port %s: %s".formatted(service.title(), address, lost));
        } catch (NumberFormatException unreadable) {
            failures.add("%s at %s has a %s that is no number".formatted(service.title(), address, name));
        }
        return Double.NaN;
    }

    private HttpResponse<String> get(URI address, String path) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(ANSWERED_WITHIN)
                .build();
        return http.send(request);
    }

    private List<URI> addresses(Service service) {
        return addresses.getOrDefault(service, List.of());
    }

    @Override
    public void close() {
        http.close();
    }
}
