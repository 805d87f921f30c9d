package marketplace.chaos.world;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import marketplace.servers.KafkaNode;
import marketplace.servers.KafkaServer;

/** A broker as a process of its own, so that it can be killed. Ends when its input does. */
final class Broker {

    private Broker() {}

    /** Starts it; arguments: directory of its data, its id, ports of all brokers, ports of all controllers. */
    public static void main(String[] arguments) throws IOException {
        KafkaNode node = new KafkaNode(Integer.parseInt(arguments[1]), numbers(arguments[2]), numbers(arguments[3]));
        KafkaServer server = KafkaServer.start(Path.of(arguments[0]), node);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        while (System.in.read() >= 0) {
            // Nothing is said to it: it waits for the end.
        }
        System.exit(0);
    }

    private static List<Integer> numbers(String text) {
        return Arrays.stream(text.split(",", -1)).map(Integer::valueOf).toList();
    }
}
