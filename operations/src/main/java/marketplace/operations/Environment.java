package marketplace.operations;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import marketplace.operations.api.Service;
import marketplace.operations.screen.FailedException;

/** Where things are and who asks, as the environment says; else where {@code ./run} puts them. */
record Environment(Map<String, String> variables) {

    private static final String TOKENS = ".local/tokens";
    private static final Pattern COMMA = Pattern.compile(",");

    Environment {
        variables = Map.copyOf(variables);
    }

    Map<Service, URI> services() {
        return Arrays.stream(Service.values()).collect(Collectors.toMap(Function.identity(), this::address));
    }

    /** Of every instance that is named. */
    Map<Service, List<URI>> managementPorts() {
        return Arrays.stream(Service.values()).collect(Collectors.toMap(Function.identity(), this::managementPorts));
    }

    String kafka() {
        return named("KAFKA", "localhost:" + named("KAFKA_PORT", "19092"));
    }

    /**
     * The token of an operator.
     *
     * @throws FailedException when there is none
     */
    String token() {
        String given = named("TOKEN", "");
        if (!given.isEmpty()) {
            return given;
        }
        Path file = Path.of(named("TOKENS", TOKENS), "operator");
        try {
            return Files.readString(file).strip();
        } catch (IOException missing) {
            throw new FailedException("no token: set TOKEN, or start ./run, which leaves one in %s".formatted(file));
        }
    }

    private URI address(Service service) {
        String address = switch (service) {
            case ORDERS -> address("ORDERS", "ORDER_PORT", "8080");
            case TIMEOUTS -> address("TIMEOUTS", "TIMEOUT_PORT", "8081");
            case NOTIFICATIONS -> address("NOTIFICATIONS", "NOTIFICATION_PORT", "8082");
        };
        return uri(service, address);
    }

    private List<URI> managementPorts(Service service) {
        String addresses = switch (service) {
            case ORDERS -> address("ORDERS_MANAGEMENT", "ORDER_MANAGEMENT_PORT", "9080");
            case TIMEOUTS -> address("TIMEOUTS_MANAGEMENT", "TIMEOUT_MANAGEMENT_PORT", "9081");
            case NOTIFICATIONS -> address("NOTIFICATIONS_MANAGEMENT", "NOTIFICATION_MANAGEMENT_PORT", "9082");
        };
        return COMMA.splitAsStream(addresses)
                .filter(address -> !address.isBlank())
                .map(address -> uri(service, address.strip()))
                .toList();
    }

    private static URI uri(Service service, String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException unreadable) {
            throw new FailedException("%s is no address: %s".formatted(service.title(), address));
        }
    }

    private String address(String name, String portName, String port) {
        return named(name, "http://localhost:" + named(portName, port));
    }

    private String named(String name, String otherwise) {
        String value = variables.getOrDefault(name, "");
        return value.isBlank() ? otherwise : value;
    }
}
