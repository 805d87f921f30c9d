package marketplace.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import marketplace.servers.KafkaServer;
import marketplace.servers.PostgresServer;
import marketplace.servers.vendor.ReferenceVendor;
import marketplace.stack.access.KeyFiles;
import marketplace.stack.access.Tokens;
import marketplace.stack.client.Addresses;
import marketplace.stack.client.Marketplace;
import marketplace.stack.process.Guard;
import marketplace.stack.process.LogTail;
import marketplace.stack.process.SupervisedService;
import marketplace.stack.simulator.Simulator;
import org.jspecify.annotations.Nullable;

/** The whole system on this machine. It may be closed at any time, also by another thread while it starts. */
final class Stack implements AutoCloseable {

    private static final int FAILED = 1;

    private final StackSettings settings;
    private final Console console;
    private @Nullable Guard guard;
    private @Nullable PostgresServer postgres;
    private @Nullable CompletableFuture<KafkaServer> kafka;
    private @Nullable Services services;
    private @Nullable Simulator simulator;
    private @Nullable ReferenceVendor vendor;
    private boolean closed;

    private Stack(StackSettings settings, Console console) {
        this.settings = settings;
        this.console = console;
    }

    static Stack of(StackSettings settings, Console console) {
        return new Stack(settings, console);
    }

    /**
     * Starts everything and returns when it is ready.
     *
     * @throws StartException when a part of it does not start, or it is closed meanwhile
     */
    void start() throws IOException, GeneralSecurityException {
        KeyFiles keys = KeyFiles.in(settings.keys());
        Guard watching = startGuard();
        CompletableFuture<KafkaServer> broker = startKafka();
        PostgresServer database = startPostgres(watching);
        requireAlive(broker);
        Services starting = startServices(new ServiceCommands(settings, database, keys), watching);
        startSimulator(joined(broker));
        startVendor();
        starting.awaitReady();
    }

    /** The running system as its parties know it. */
    Marketplace marketplace() throws IOException, GeneralSecurityException {
        Ports ports = settings.ports();
        Addresses addresses = new Addresses(
                ports.address(Port.ORDER),
                ports.address(Port.TIMEOUT),
                ports.address(Port.NOTIFICATION),
                ports.address(Port.PAYMENT),
                ports.address(Port.VENDOR));
        return new Marketplace(addresses, Tokens.signedWith(KeyFiles.existingIn(settings.keys()), RealTime.clock()));
    }

    /** The process of one service. */
    synchronized SupervisedService service(String name) {
        if (services == null) {
            throw new IllegalStateException("not started");
        }
        return services.all().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private synchronized Guard startGuard() throws IOException {
        requireOpen();
        guard = Guard.start();
        return guard;
    }

    private synchronized CompletableFuture<KafkaServer> startKafka() {
        requireOpen();
        int port = settings.ports().of(Port.KAFKA);
        CompletableFuture<KafkaServer> starting = new CompletableFuture<>();
        BrokerEnd.tell(why -> ended(starting, why));
        kafka = starting.completeAsync(() -> {
            KafkaServer server = KafkaServer.start(settings.data().resolve("kafka"), port);
            console.progress("Kafka answers on 127.0.0.1:" + port);
            return server;
        });
        return starting;
    }

    /** What started already stops with the process; a Kafka that is gone comes back in no other way. */
    private void ended(CompletableFuture<KafkaServer> starting, String why) {
        if (!starting.completeExceptionally(new IllegalStateException(why))) {
            console.progress("Kafka has ended: %s; its log is %s".formatted(why, settings.log("stack")));
            var _ = Thread.ofPlatform().daemon().start(() -> System.exit(FAILED));
        }
    }

    private synchronized PostgresServer startPostgres(Guard watching) throws IOException {
        requireOpen();
        int port = settings.ports().of(Port.POSTGRES);
        Path directory = settings.data().resolve("postgres");
        PostgresServer server = launched(directory, port);
        postgres = server;
        watching.watch(server.pid());
        console.progress("PostgreSQL answers on 127.0.0.1:" + port);
        return server;
    }

    private synchronized Services startServices(ServiceCommands commands, Guard watching) throws IOException {
        requireOpen();
        console.progress("starting the three services");
        services = new Services(commands.all(), watching, console);
        return services;
    }

    private synchronized void startSimulator(KafkaServer broker) throws IOException {
        requireOpen();
        Simulator.Settings outside = new Simulator.Settings(
                broker.bootstrapServers(),
                InetAddress.getLoopbackAddress(),
                settings.ports().of(Port.PAYMENT),
                settings.ports().of(Port.SMTP),
                settings.data().resolve("simulator"));
        simulator = Simulator.start(outside, RealTime.clock());
        console.progress("simulated platforms and mail catcher are ready on "
                + settings.ports().address(Port.PAYMENT));
    }

    /** For products that a reader lists; it believes the secrets that it is told. */
    private synchronized void startVendor() {
        requireOpen();
        int port = settings.ports().of(Port.VENDOR);
        vendor = ReferenceVendor.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        console.progress("a vendor is ready on " + settings.ports().address(Port.VENDOR));
    }

    private void requireOpen() {
        if (closed) {
            throw new StartException("stopped while starting");
        }
    }

    private void requireAlive(CompletableFuture<KafkaServer> starting) {
        if (starting.isCompletedExceptionally()) {
            var _ = joined(starting);
        }
    }

    private KafkaServer joined(CompletableFuture<KafkaServer> starting) {
        try {
            return starting.join();
        } catch (CompletionException failed) {
            throw doesNotStart("Kafka", settings.log("stack"), failed.getCause());
        }
    }

    private static PostgresServer launched(Path directory, int port) {
        try {
            return PostgresServer.start(directory, port);
        } catch (IllegalStateException failed) {
            throw doesNotStart("PostgreSQL", directory.resolve("postgres.log"), failed);
        }
    }

    private static StartException doesNotStart(String part, Path log, @Nullable Throwable failure) {
        String why = Optional.ofNullable(failure).map(Throwable::getMessage).orElse("nobody says why");
        return new StartException(
                "%s does not start: %s%nThe end of its log, %s:%n%s".formatted(part, why, log, LogTail.of(log)),
                failure);
    }

    /** Stops the services, then what they stand on; takes a minute at the very most. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        if (services != null) {
            services.close();
        }
        if (simulator != null) {
            simulator.close();
        }
        if (vendor != null) {
            vendor.close();
        }
        if (kafka != null) {
            kafka.handle((server, failure) -> server)
                    .thenAccept(Stack::closeIfThere)
                    .join();
        }
        if (postgres != null) {
            postgres.close();
        }
        if (guard != null) {
            guard.close();
        }
    }

    private static void closeIfThere(@Nullable KafkaServer server) {
        if (server != null) {
            server.close();
        }
    }
}
