package marketplace.bench.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import marketplace.stack.process.Guard;

/** The broker seen from here. */
final class BrokerProcess implements AutoCloseable {

    private static final int STOPS_WITHIN_SECONDS = 25;

    private final Process process;
    private final String bootstrapServers;
    private final Guard guard;

    private BrokerProcess(Process process, String bootstrapServers, Guard guard) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
        this.guard = guard;
    }

    static BrokerProcess start(Path directory, int port, Guard guard) throws IOException {
        Files.createDirectories(directory);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dstack.log=" + directory.resolve("kafka.log"),
                "-cp",
                System.getProperty("java.class.path"),
                Broker.class.getName(),
                directory.toString(),
                Integer.toString(port));
        Process process = new ProcessBuilder(command)
                .redirectError(directory.resolve("kafka.err").toFile())
                .start();
        guard.watch(process.pid());
        return new BrokerProcess(process, "127.0.0.1:" + port, guard);
    }

    void awaitReady() throws IOException {
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        while (line != null && !line.startsWith(Broker.READY)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException("Kafka ended while starting");
        }
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() throws IOException {
        process.outputWriter().close();
        try {
            if (!process.waitFor(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        guard.forget(process.pid());
    }
}
