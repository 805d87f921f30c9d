package marketplace.bench.pgbench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import marketplace.servers.Database;

/** The benchmark that comes with PostgreSQL, as this machine has it: statements prepared, each transaction by itself. */
public final class Pgbench {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final int THREADS = 2;
    /** One transaction in so many is written down with its latency. */
    private static final double SAMPLED = 0.2;

    private final Path program;

    private Pgbench(Path program) {
        this.program = program;
    }

    /** Where it is installed: on the PATH, or where Debian puts it. */
    public static Optional<Pgbench> find() {
        return Stream.concat(onPath(), ofDebian())
                .filter(Files::isExecutable)
                .findFirst()
                .map(Pgbench::new);
    }

    /** As in {@code pgbench (PostgreSQL) 17.2}. */
    public String version() {
        return run(List.of(program.toString(), "--version"), Path.of("."), "").strip();
    }

    /**
     * Runs a script for so long.
     *
     * @param variables of the script, by name
     * @param perSecond transactions that are due a second, or 0 for as many as there can be
     * @param directory for its files
     */
    public PgbenchResult run(
            Database database,
            String script,
            Map<String, String> variables,
            int clients,
            double perSecond,
            Duration time,
            Path directory) {
        try {
            Path own = Files.createTempDirectory(Files.createDirectories(directory), "pgbench");
            Path file = Files.writeString(own.resolve("script.sql"), script);
            List<String> command = command(database, clients, perSecond, time, file);
            variables.forEach((name, value) -> command.addAll(List.of("-D", name + "=" + value)));
            command.add(database.name());
            String output = run(command, own, database.password());
            Matcher rate = RATE.matcher(output);
            if (!rate.find()) {
                throw new IllegalStateException("pgbench says: " + output);
            }
            return new PgbenchResult(Double.parseDouble(rate.group(1)), TransactionLog.sorted(own));
        } catch (IOException failed) {
            throw new IllegalStateException("pgbench cannot run", failed);
        }
    }

    private List<String> command(Database database, int clients, double perSecond, Duration time, Path script) {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=" + Math.min(THREADS, clients),
                "--time=" + time.toSeconds(),
                "--log",
                "--sampling-rate=" + SAMPLED,
                "--random-seed=20261122",
                "--host=" + database.host(),
                "--port=" + database.port(),
                "--username=" + database.user(),
                "--file=" + script));
        if (perSecond > 0) {
            command.add("--rate=" + perSecond);
        }
        return command;
    }

    private static String run(List<String> command, Path directory, String password) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
            builder.environment().put("PGPASSWORD", password);
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("%s failed: %s".formatted(command.getFirst(), output));
            }
            return output;
        } catch (IOException failed) {
            throw new IllegalStateException(command.getFirst() + " cannot be started", failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while pgbench runs", stopping);
        }
    }

    private static Stream<Path> onPath() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(directory -> Path.of(directory, "pgbench"));
    }

    private static Stream<Path> ofDebian() {
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions
                    .sorted(Comparator.reverseOrder())
                    .map(version -> version.resolve("bin/pgbench"))
                    .toList()
                    .stream();
        } catch (IOException notThere) {
            return Stream.empty();
        }
    }
}
