package marketplace.servers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/** A real Kafka broker (KRaft) that runs in this JVM, reachable through loopback only: alone, or one of a cluster. */
public final class KafkaServer implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final Path directory;
    private final boolean temporary;
    private final int port;
    private final KafkaRaftServer server;

    private KafkaServer(Path directory, boolean temporary, KafkaNode node) {
        this.directory = directory;
        this.temporary = temporary;
        this.port = node.port();
        Properties settings = KafkaSettings.of(directory.resolve("data"), node);
        format(directory.resolve("server.properties"), settings);
        this.server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
        server.startup();
    }

    /**
     * Starts on data that stays, whether the last stop was clean or not.
     *
     * @param directory holds the data; made when missing
     * @param port where to listen, or 0 for any free port
     * @throws IllegalStateException when the port is taken or the data cannot be used
     */
    public static KafkaServer start(Path directory, int port) {
        return new KafkaServer(Directories.existing(directory), false, alone(port));
    }

    /**
     * As {@link #start(Path, int)}, as one of a cluster; returns when it is up, whether or not the others are.
     *
     * @param node its place among them
     */
    public static KafkaServer start(Path directory, KafkaNode node) {
        return new KafkaServer(Directories.existing(directory), false, node);
    }

    /** Starts on a free port with data that is deleted on {@link #close()}. */
    public static KafkaServer startTemporary() {
        return new KafkaServer(Directories.temporary("kafka-"), true, alone(Ports.ANY));
    }

    private static KafkaNode alone(int wantedPort) {
        return KafkaNode.single(Ports.claim(wantedPort, "Kafka"), Ports.free());
    }

    /** What clients are given as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return Ports.LOOPBACK + ":" + port;
    }

    /** Stops the broker; returns after 20 seconds at the latest, even if it hangs. */
    @Override
    public void close() {
        Thread stop = Thread.ofPlatform().daemon().name("kafka-stop").start(this::stop);
        try {
            stop.join(STOP_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (temporary) {
            Directories.delete(directory);
        }
    }

    private void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path file, Properties settings) {
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
        var output = new ByteArrayOutputStream();
        int status = StorageTool.execute(
                new String[] {"format", "--ignore-formatted", "-t", KafkaSettings.CLUSTER_ID, "-c", file.toString()},
                new PrintStream(output, true, StandardCharsets.UTF_8));
        if (status != 0) {
            throw new IllegalStateException("Kafka cannot use its data: " + output.toString(StandardCharsets.UTF_8));
        }
    }
}
