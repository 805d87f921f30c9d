package marketplace.bench.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import marketplace.bench.machine.ProcessTime;
import marketplace.contracts.Role;
import marketplace.servers.Database;
import marketplace.servers.Directories;
import marketplace.servers.Ports;
import marketplace.servers.PostgresServer;
import marketplace.stack.access.KeyFiles;
import marketplace.stack.access.Tokens;
import marketplace.stack.process.Guard;
import marketplace.stack.process.ServicePorts;

/** PostgreSQL and Kafka, and whatever services a part starts on them. Nothing outlives this process. */
public final class World implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final List<String> QUIET = List.of(
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final WorldSettings settings;
    private final Guard guard;
    private final PostgresServer postgres;
    private final BrokerProcess broker;
    private final KeyFiles keys;
    private final Tokens tokens;
    private final long postmaster;

    private World(WorldSettings settings) throws IOException, GeneralSecurityException {
        this.settings = settings;
        this.guard = Guard.start();
        this.broker = BrokerProcess.start(settings.data().resolve("kafka"), Ports.free(), guard);
        this.postgres = PostgresServer.start(settings.data().resolve("postgres"), 0, WorldSettings.POSTGRES);
        this.postmaster = postgres.pid();
        guard.watch(postmaster);
        this.keys = KeyFiles.in(settings.data().resolve("keys"));
        this.tokens = Tokens.signedWith(keys, RealTime.clock());
        broker.awaitReady();
    }

    /** Starts both servers on empty directories. */
    public static World start(WorldSettings settings) throws IOException, GeneralSecurityException {
        Directories.empty(settings.data());
        return new World(settings);
    }

    /** Starts a service from its jar and waits until it is ready; its database is made where it is missing. */
    public ServiceProcess start(ServiceSpec spec) {
        return start(spec, jar(spec.module()));
    }

    /** The jar of a service as it was built. */
    public Path jar(String module) {
        return settings.project().resolve("%1$s/target/%1$s.jar".formatted(module));
    }

    /** As above, from another form of its jar. */
    public ServiceProcess start(ServiceSpec spec, Path jar) {
        ServicePorts ports = new ServicePorts(Ports.free(), Ports.free());
        List<String> command = new ArrayList<>(java(spec.options()));
        command.addAll(List.of("-jar", jar.toString()));
        arguments(spec, ports).forEach((name, value) -> command.add("--%s=%s".formatted(name, value)));
        return ServiceProcess.start(
                spec.module(),
                address(ports.api()),
                address(ports.management()),
                List.copyOf(command),
                log(spec.module()),
                guard);
    }

    /** Starts a program of this module as a service; its database is made where it is missing. */
    public ServiceProcess start(Class<?> program, ServiceSpec spec) {
        int port = Ports.free();
        Database database = postgres.createDatabase(spec.database());
        List<String> command = new ArrayList<>(java(spec.options()));
        command.add("-Dstack.log=" + log(spec.module()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        Map<String, String> arguments = new TreeMap<>(spec.settings());
        arguments.put("server.address", HOST);
        arguments.put("server.port", Integer.toString(port));
        arguments.put("spring.datasource.url", database.jdbcUrl());
        arguments.put("spring.datasource.username", database.user());
        arguments.put("spring.datasource.password", database.password());
        arguments.put("spring.security.oauth2.resourceserver.jwt.public-key-location", keys.publicKeyLocation());
        arguments.forEach((name, value) -> command.add("--%s=%s".formatted(name, value)));
        return ServiceProcess.start(
                spec.module(), address(port), address(port), List.copyOf(command), log(spec.module()), guard);
    }

    public PostgresServer postgres() {
        return postgres;
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** The value of an {@code Authorization} header. */
    public String bearer(Role role, String id) {
        return "Bearer " + tokens.issue(role, id);
    }

    public Tokens tokens() {
        return tokens;
    }

    public Path data() {
        return settings.data();
    }

    public Path project() {
        return settings.project();
    }

    /** What everything that stands has used of the processors, by name: servers, this process and these services. */
    public Map<String, Supplier<Duration>> processes(ServiceProcess... services) {
        Map<String, Supplier<Duration>> processes = new TreeMap<>(Map.of(
                "PostgreSQL", () -> ProcessTime.ofFamily(postmaster),
                "Kafka", () -> ProcessTime.of(broker.pid()),
                "client", () -> ProcessTime.of(ProcessHandle.current().pid())));
        for (ServiceProcess service : services) {
            String name = processes.containsKey(service.name()) ? service.name() + " (2)" : service.name();
            processes.put(name, () -> ProcessTime.of(service.pid()));
        }
        return processes;
    }

    private List<String> java(List<String> own) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(settings.options());
        line.addAll(QUIET);
        line.addAll(own);
        return line;
    }

    private Map<String, String> arguments(ServiceSpec spec, ServicePorts ports) {
        Database database = postgres.createDatabase(spec.database());
        Map<String, String> arguments = new TreeMap<>();
        arguments.put("server.address", HOST);
        arguments.put("server.port", Integer.toString(ports.api()));
        arguments.put("management.server.address", HOST);
        arguments.put("management.server.port", Integer.toString(ports.management()));
        arguments.put("spring.r2dbc.url", database.r2dbcUrl());
        arguments.put("spring.r2dbc.username", database.user());
        arguments.put("spring.r2dbc.password", database.password());
        arguments.put("spring.flyway.url", database.jdbcUrl());
        arguments.put("spring.flyway.user", database.user());
        arguments.put("spring.flyway.password", database.password());
        arguments.put("spring.kafka.bootstrap-servers", broker.bootstrapServers());
        arguments.put("spring.security.oauth2.resourceserver.jwt.public-key-location", keys.publicKeyLocation());
        if (spec.module().equals("order-service")) {
            addKeys(arguments);
        }
        arguments.putAll(settings.settings());
        arguments.putAll(spec.settings());
        return arguments;
    }

    private void addKeys(Map<String, String> arguments) {
        try {
            arguments.put("marketplace.completion.keyset", keys.completionKeyset());
            arguments.put("marketplace.requests.digest-key", keys.requestDigestKey());
        } catch (IOException unread) {
            throw new UncheckedIOException("no keys", unread);
        }
    }

    private Path log(String name) {
        return settings.data().resolve("logs").resolve(name + ".log");
    }

    private static URI address(int port) {
        return URI.create("http://%s:%d".formatted(HOST, port));
    }

    /** Stops both servers; services have to be closed before. */
    @Override
    public void close() throws IOException {
        broker.close();
        postgres.close();
        guard.close();
    }
}
