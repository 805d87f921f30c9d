package marketplace.order;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import marketplace.servers.Database;
import marketplace.servers.Ports;
import marketplace.servers.Servers;
import marketplace.servers.TestTokens;
import org.awaitility.Awaitility;

/** The service in a process of its own, with the clock of this machine: can be killed, and has all its memory to itself. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration STARTED_WITHIN = Duration.ofSeconds(90);

    private final Process process;
    private final String baseUrl;

    private ServiceProcess(Process process, String baseUrl) {
        this.process = process;
        this.baseUrl = baseUrl;
    }

    /** Starts it with these options of the virtual machine and these settings; returns when it serves. */
    public static ServiceProcess start(Database database, Path log, List<String> options, List<String> settings) {
        int port = Ports.free();
        int management = Ports.free();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), OrderService.class.getName()));
        RunningService.arguments(database, Servers.shared().bootstrapServers())
                .filter(setting -> !setting.contains("server.port="))
                .forEach(setting -> command.add("--" + setting));
        command.add("--server.port=" + port);
        command.add("--management.server.port=" + management);
        settings.forEach(setting -> command.add("--" + setting));
        return new ServiceProcess(launched(command, log.toFile()), "http://localhost:" + port)
                .awaitReady("http://localhost:" + management);
    }

    /** Somebody who calls in this role. */
    public Party party(String role, String id) {
        return new Party(baseUrl, TestTokens.bearer(role, id));
    }

    public long pid() {
        return process.pid();
    }

    /** Ends it without a chance to do anything. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private ServiceProcess awaitReady(String management) {
        Party stranger = new Party(management, "");
        Awaitility.await()
                .atMost(STARTED_WITHIN)
                .ignoreExceptions()
                .until(() -> stranger.get("/actuator/health/readiness").status() == 200);
        return this;
    }

    private static Process launched(List<String> command, File log) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "service-stop"));
            return process;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
