package marketplace.bench.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import marketplace.bench.part.Stand;

/** Everything that {@code ./run} starts once it is built, on ports and data of its own. */
final class WholeStack {

    private static final String READY = "everything is ready";
    private static final List<String> MODULES = List.of("order-service", "timeout-service", "notification-service");
    private static final List<String> PORTS = List.of(
            "POSTGRES_PORT",
            "KAFKA_PORT",
            "ORDER_PORT",
            "TIMEOUT_PORT",
            "NOTIFICATION_PORT",
            "PAYMENT_PORT",
            "SMTP_PORT",
            "VENDOR_PORT");
    private static final String JAR = "local-stack/target/local-stack-run.jar";
    private static final int STOPS_WITHIN_MINUTES = 2;

    private WholeStack() {}

    /** From the launch to its word that everything is ready, on an empty directory; then it is stopped. */
    static Duration start(Stand stand) throws IOException, InterruptedException {
        Path directory =
                Files.createTempDirectory(Files.createDirectories(stand.world().data()), "run");
        for (String module : MODULES) {
            Path _ = Files.createSymbolicLink(
                    directory.resolve(module), stand.world().project().resolve(module));
        }
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        stand.world().project().resolve(JAR).toString(),
                        "--no-demo",
                        "--exit")
                .directory(directory.toFile())
                .redirectErrorStream(true);
        addPorts(builder.environment());
        long start = System.nanoTime();
        Process process = builder.start();
        Duration taken = awaitReady(process, start);
        if (!process.waitFor(STOPS_WITHIN_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        return taken;
    }

    private static Duration awaitReady(Process process, long start) throws IOException {
        Duration taken = Duration.ZERO;
        StringBuilder said = new StringBuilder();
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.append(line).append('\n');
                if (line.contains(READY)) {
                    taken = Duration.ofNanos(System.nanoTime() - start);
                }
            }
        }
        if (taken.isZero()) {
            throw new IllegalStateException("the stack did not get ready: " + said);
        }
        return taken;
    }

    private static void addPorts(Map<String, String> environment) throws IOException {
        for (String port : PORTS) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                environment.put(port, Integer.toString(socket.getLocalPort()));
            }
        }
    }
}
