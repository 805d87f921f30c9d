package marketplace.chaos.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marketplace.servers.Ports;
import marketplace.stack.process.Guard;

/** A cluster of brokers: each partition three times where there are three of them, and acknowledged by two. */
public final class Brokers implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);

    private final List<ManagedProcess> all = new ArrayList<>();
    private final List<Integer> ports;

    Brokers(Path directory, int count, Guard guard) throws IOException {
        this.ports = free(count);
        List<Integer> controllers = free(count);
        for (int id = 1; id <= count; id++) {
            Path data = Files.createDirectories(directory.resolve("kafka-" + id));
            int port = ports.get(id - 1);
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx320m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Dstack.log=" + data.resolve("kafka.log"),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Broker.class.getName(),
                    data.toString(),
                    Integer.toString(id),
                    joined(ports),
                    joined(controllers));
            all.add(new ManagedProcess(
                    "broker " + id,
                    command,
                    Map.of(),
                    data.resolve("broker.log"),
                    guard,
                    () -> Readiness.listens(port)));
        }
    }

    void start() throws IOException, InterruptedException {
        for (ManagedProcess broker : all) {
            broker.start();
        }
        for (ManagedProcess broker : all) {
            broker.awaitReady(READY_WITHIN);
        }
    }

    public List<ManagedProcess> all() {
        return List.copyOf(all);
    }

    /** How many copies of a partition there can be. */
    short replicas() {
        return (short) Math.min(3, all.size());
    }

    public String bootstrapServers() {
        return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    @Override
    public void close() {
        all.forEach(broker -> broker.send(Signal.CONT));
        all.forEach(broker -> broker.send(Signal.TERM));
        all.forEach(ManagedProcess::close);
    }

    private static List<Integer> free(int count) {
        return IntStream.range(0, count).mapToObj(each -> Ports.free()).toList();
    }

    private static String joined(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
