package marketplace.stack.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How one service is started.
 *
 * @param name as in {@code order-service}
 * @param jar an executable jar
 * @param environment its configuration
 * @param log where its output is appended
 * @param address as in {@code http://127.0.0.1:8080}
 * @param management where it says how it is, as in {@code http://127.0.0.1:9080}
 */
public record ServiceCommand(
        String name, Path jar, Map<String, String> environment, Path log, String address, String management) {

    /** Small heaps and a quick start count more here than the last bit of speed. */
    private static final List<String> JVM = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xms64m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-jar");

    Process launch() throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        ProcessBuilder builder = new ProcessBuilder(commandLine());
        builder.environment().putAll(environment);
        return builder.redirectInput(Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
    }

    private List<String> commandLine() {
        List<String> line = new ArrayList<>(JVM);
        line.add(jar.toString());
        return line;
    }

    URI readiness() {
        return URI.create(management + "/actuator/health/readiness");
    }
}
