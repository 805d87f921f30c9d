package marketplace.chaos.world;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import marketplace.servers.Database;
import marketplace.servers.Directories;
import marketplace.servers.Ports;
import marketplace.stack.access.KeyFiles;
import marketplace.stack.access.Tokens;
import marketplace.stack.process.Guard;
import marketplace.stack.process.ServiceEnvironment;
import marketplace.stack.process.ServicePorts;
import marketplace.stack.simulator.Simulator;

/** Everything that runs: servers, services, and the world outside. Nothing of it outlives this process. */
public final class World implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(4);
    private static final List<String> SERVICES = List.of("order-service", "timeout-service", "notification-service");
    private final WorldSettings settings;
    private final Guard guard;
    private final PostgresPair postgres;
    private final Brokers brokers;
    private final KeyFiles keys;
    private final Tokens tokens;
    private final Simulator simulator;
    private final URI outside;
    private final int smtpPort = Ports.free();
    private final Programs programs;
    private final List<Instance> instances = new ArrayList<>();

    private World(WorldSettings settings, Clock clock) throws Exception {
        this.settings = settings;
        this.programs = new Programs(settings);
        this.guard = Guard.start();
        this.brokers = new Brokers(settings.data(), settings.brokers(), guard);
        this.postgres = PostgresPair.start(
                settings.data(), SERVICES.stream().map(World::databaseOf).toList(), guard);
        this.keys = KeyFiles.in(settings.data().resolve("keys"));
        this.tokens = Tokens.signedWith(keys, clock);
        brokers.start();
        int port = Ports.free();
        this.outside = address(port);
        addInstances();
        if (settings.cached()) {
            fillCaches();
        }
        startAll();
        this.simulator = Simulator.start(
                new Simulator.Settings(
                        brokers.bootstrapServers(),
                        InetAddress.getLoopbackAddress(),
                        port,
                        smtpPort,
                        settings.data().resolve("simulator")),
                clock);
    }

    /** Starts everything on an empty directory and returns when it is ready. */
    public static World start(WorldSettings settings, Clock clock) throws Exception {
        Disk.unmountBelow(settings.data());
        Directories.empty(settings.data());
        return new World(settings, clock);
    }

    public PostgresPair postgres() {
        return postgres;
    }

    public Brokers brokers() {
        return brokers;
    }

    public Tokens tokens() {
        return tokens;
    }

    /** Where the platforms outside and the mail catcher are asked. */
    public URI outside() {
        return outside;
    }

    public List<Instance> instances() {
        return List.copyOf(instances);
    }

    public List<Instance> instances(String module) {
        return instances.stream()
                .filter(instance -> instance.module().equals(module))
                .toList();
    }

    /** A database of the server that is the primary now, as one who is not a service sees it: past the wire. */
    public Database database(String name) {
        return postgres.database(name);
    }

    /** Returns when every process is there and every service serves. */
    public void awaitReady() throws InterruptedException {
        for (ManagedProcess broker : brokers.all()) {
            broker.awaitReady(READY_WITHIN);
        }
        for (Instance instance : instances) {
            instance.process().awaitReady(READY_WITHIN);
        }
    }

    public boolean isReady() {
        return brokers.all().stream().allMatch(ManagedProcess::isReady)
                && instances.stream().allMatch(instance -> instance.process().isReady());
    }

    private void addInstances() throws IOException {
        for (int number = 1; number <= settings.instances(); number++) {
            for (String module : SERVICES) {
                instances.add(instance(module, number));
            }
        }
    }

    /** One after the other: the end of such a life takes both processors. */
    private void fillCaches() throws IOException, InterruptedException {
        for (String module : SERVICES) {
            programs.unpack(module);
            Instance first = instances(module).getFirst();
            try (ManagedProcess life = process(
                    module,
                    new ServicePorts(Ports.free(), Ports.free()),
                    0,
                    programs.filling(module),
                    first.process().name())) {
                life.start();
                life.awaitReady(READY_WITHIN);
            }
        }
    }

    /** The first of each kind make databases and topics, the others find them. */
    private void startAll() throws IOException, InterruptedException {
        for (Instance instance : instances) {
            instance.process().start();
        }
        awaitReady();
    }

    private Instance instance(String module, int number) throws IOException {
        ServicePorts ports = new ServicePorts(Ports.free(), Ports.free());
        int ordinal = instances.size();
        String name = "%s %d".formatted(module, number);
        ManagedProcess process = process(module, ports, ordinal, programs.running(module), name);
        return new Instance(module, address(ports.api()), process);
    }

    private ManagedProcess process(String module, ServicePorts ports, int ordinal, List<String> program, String name)
            throws IOException {
        URI management = address(ports.management());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Duser.timezone=" + TimeZones.ofMachine(ordinal),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(program);
        return new ManagedProcess(
                name,
                command,
                environment(module, ports, ordinal),
                settings.data().resolve("logs").resolve(name.replace(' ', '-') + ".log"),
                guard,
                () -> Readiness.serves(management));
    }

    private Map<String, String> environment(String module, ServicePorts ports, int ordinal) throws IOException {
        Database database = postgres.database(databaseOf(module));
        TimeZones.set(database, TimeZones.ofSessions(ordinal));
        Map<String, String> environment =
                ServiceEnvironment.of(module, ports, database, brokers.bootstrapServers(), keys);
        environment.put(
                "SPRING_R2DBC_URL", "r2dbc:postgresql:failover://%s/%s".formatted(postgres.hosts(), database.name()));
        environment.put(
                "SPRING_FLYWAY_URL",
                "jdbc:postgresql://%s/%s?targetServerType=primary".formatted(postgres.hosts(), database.name()));
        environment.put("MARKETPLACE_TOPICS_REPLICAS", Short.toString(brokers.replicas()));
        environment.put("SPRING_R2DBC_PROPERTIES_OPTIONS", TimeZones.sessionOptions(ordinal));
        environment.put("SPRING_MAIL_HOST", "127.0.0.1");
        // A mail that could not be marked as sent is taken again after its lease, which a run has to wait for.
        environment.put("MARKETPLACE_MAIL_LEASE", "20s");
        // Each order means seven mails, and a run ends when the last one is sent.
        environment.put("MARKETPLACE_MAIL_BATCH", "64");
        environment.put("MARKETPLACE_MAIL_CONCURRENCY", "16");
        environment.put("SPRING_MAIL_PORT", Integer.toString(smtpPort));
        return environment;
    }

    /** As in {@code orders}. */
    private static String databaseOf(String module) {
        return module.replace("-service", "s");
    }

    private static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() throws IOException {
        instances.forEach(instance -> instance.process().send(Signal.CONT));
        instances.forEach(instance -> instance.process().send(Signal.TERM));
        instances.forEach(instance -> instance.process().close());
        simulator.close();
        brokers.close();
        postgres.close();
        guard.close();
    }
}
