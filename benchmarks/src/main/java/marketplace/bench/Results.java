package marketplace.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import marketplace.bench.machine.Machine;
import marketplace.bench.pgbench.Pgbench;
import marketplace.bench.report.Findings;
import marketplace.bench.world.WorldSettings;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what each part found last, and writes the page from all of it. */
final class Results {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TEMPLATE = "/performance.md";

    private final Path directory;

    private Results(Path directory) {
        this.directory = directory;
    }

    static Results in(Path project) {
        return new Results(project.resolve(".local/bench/results"));
    }

    /** From now on these are what the part found. */
    void keep(Findings findings) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(file(findings.part()), JSON.writeValueAsString(findings));
    }

    /** Writes the page; gives where it is. */
    Path write(Path page, WorldSettings settings) throws IOException {
        String text;
        try (InputStream template = Results.class.getResourceAsStream(TEMPLATE)) {
            if (template == null) {
                throw new IOException(TEMPLATE + " is missing");
            }
            text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
        }
        text = text.replace("{{machine}}", machine()).replace("{{settings}}", settings(settings));
        for (String line :
                text.lines().filter(each -> each.matches("\\{\\{[a-z]+}}")).toList()) {
            text = text.replace(line, found(line.substring(2, line.length() - 2)));
        }
        Files.createDirectories(page.toAbsolutePath().getParent());
        return Files.writeString(page, text);
    }

    private String found(String part) throws IOException {
        return Files.exists(file(part))
                ? JSON.readValue(Files.readString(file(part)), Findings.class).markdown()
                : "Not measured yet.";
    }

    private Path file(String part) {
        return directory.resolve(part + ".json");
    }

    private static String machine() {
        return Machine.here().lines().stream().map("- %s"::formatted).collect(Collectors.joining("\n"))
                + "\n- "
                + Pgbench.find().map(Pgbench::version).orElse("pgbench is not installed");
    }

    private static String settings(WorldSettings settings) {
        return """
                - PostgreSQL: %s
                - services: `java %s`%s
                """.formatted(
                WorldSettings.POSTGRES.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(each -> "`%s=%s`".formatted(each.getKey(), each.getValue()))
                        .collect(Collectors.joining(", ")),
                String.join(" ", settings.options()),
                settings.settings().isEmpty() ? ", settings as they come" : ", " + settings.settings()).strip();
    }
}
