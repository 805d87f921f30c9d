package marketplace.servers;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A broker's place in its cluster, every broker of which is a controller, too.
 *
 * @param id of this broker, from 1
 * @param ports where each broker listens to clients, the first broker's first
 * @param controllerPorts where each listens to the others as a controller
 */
public record KafkaNode(int id, List<Integer> ports, List<Integer> controllerPorts) {

    private static final int COPIES = 3;

    public KafkaNode {
        ports = List.copyOf(ports);
        controllerPorts = List.copyOf(controllerPorts);
        if (ports.size() != controllerPorts.size() || id < 1 || id > ports.size()) {
            throw new IllegalArgumentException(
                    "broker %d of %d with %d controllers".formatted(id, ports.size(), controllerPorts.size()));
        }
    }

    /** A broker that is alone. */
    static KafkaNode single(int port, int controllerPort) {
        return new KafkaNode(1, List.of(port), List.of(controllerPort));
    }

    int port() {
        return ports.get(id - 1);
    }

    int controllerPort() {
        return controllerPorts.get(id - 1);
    }

    /** Copies of each partition: three, or one at each broker where there are fewer. */
    int replicas() {
        return Math.min(COPIES, ports.size());
    }

    /** Copies that have a record before its producer is told so: all but one. */
    int inSync() {
        return Math.max(1, replicas() - 1);
    }

    String voters() {
        return IntStream.range(0, controllerPorts.size())
                .mapToObj(place -> "%d@%s:%d".formatted(place + 1, Ports.LOOPBACK, controllerPorts.get(place)))
                .collect(Collectors.joining(","));
    }
}
