package marketplace.bench.world;

import java.io.IOException;
import java.nio.file.Path;
import marketplace.servers.KafkaServer;

/** Kafka as a process of its own, so that its cost is its own. Ends when its input does. */
final class Broker {

    /** What it says once clients may come. */
    static final String READY = "ready";

    private Broker() {}

    /** Starts it; arguments: directory of its data, port. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException {
        try (KafkaServer server = KafkaServer.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]))) {
            System.out.println(READY + " " + server.bootstrapServers());
            while (System.in.read() >= 0) {
                // Nothing is said to it: it waits for the end.
            }
        }
        System.exit(0);
    }
}
