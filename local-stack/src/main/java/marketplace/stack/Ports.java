package marketplace.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The number of every port of one stack. */
record Ports(Map<Port, Integer> numbers) {

    Ports {
        numbers = Map.copyOf(numbers);
    }

    /** The usual ports, moved by the variables that are set. */
    static Ports from(Map<String, String> environment) {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            String value = environment.get(port.variable());
            numbers.put(port, value == null ? port.usual() : number(port.variable(), value));
        }
        return new Ports(numbers);
    }

    /** Ports that are free now. */
    static Ports free() throws IOException {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            numbers.put(port, anyFree(numbers));
        }
        return new Ports(numbers);
    }

    Ports with(Port port, String value) {
        Map<Port, Integer> moved = new EnumMap<>(numbers);
        moved.put(port, number(port.flag(), value));
        return new Ports(moved);
    }

    int of(Port port) {
        return numbers.getOrDefault(port, port.usual());
    }

    /** As in {@code http://127.0.0.1:8080}. */
    String address(Port port) {
        return "http://127.0.0.1:" + of(port);
    }

    /** One line for every port that somebody else listens on. */
    List<String> taken() {
        return List.of(Port.values()).stream()
                .filter(port -> !isFree(of(port)))
                .map(port -> "port %d, wanted for %s, is taken: set %s or pass %s"
                        .formatted(of(port), port.user(), port.variable(), port.flag()))
                .toList();
    }

    private static boolean isFree(int number) {
        return canListen(new InetSocketAddress(number))
                && canListen(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
    }

    private static boolean canListen(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static int anyFree(Map<Port, Integer> given) throws IOException {
        while (true) {
            try (ServerSocket socket = new ServerSocket(0)) {
                if (!given.containsValue(socket.getLocalPort())) {
                    return socket.getLocalPort();
                }
            }
        }
    }

    private static int number(String name, String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65_535) {
            throw new StartException(name + " is a port from 1 to 65535, not \"" + value + "\"");
        }
        return Integer.parseInt(value);
    }
}
