package marketplace.chaos;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import marketplace.chaos.evidence.Databases;
import marketplace.chaos.evidence.Evidence;
import marketplace.chaos.evidence.EvidenceReader;
import marketplace.chaos.evidence.Footprint;
import marketplace.chaos.evidence.Footprints;
import marketplace.chaos.evidence.Probe;
import marketplace.chaos.evidence.TopicReader;
import marketplace.chaos.load.Answers;
import marketplace.chaos.load.Bodies;
import marketplace.chaos.load.Caller;
import marketplace.chaos.load.Client;
import marketplace.chaos.load.Payments;
import marketplace.chaos.load.Probing;
import marketplace.chaos.world.Instance;
import marketplace.chaos.world.ManagedProcess;
import marketplace.chaos.world.World;
import marketplace.chaos.world.WorldSettings;
import marketplace.stack.client.Addresses;

/** A world, its clients, and all places that are looked at afterwards: what every kind of run needs. */
final class Scene {

    /** In what a provider tells a buyer on completion, and to be found nowhere else. */
    private static final String SECRET = "s3cret-that-stays";

    private static final Duration CLIENTS_GIVE_UP_AFTER = Duration.ofMinutes(4);
    private static final Duration AT_REST_WITHIN = Duration.ofMinutes(20);

    private final World world;
    private final Clock clock;
    private final Consumer<String> tell;
    private final Answers answers = new Answers();
    private final Databases databases;
    private final TopicReader topics;
    private final Quiet quiet;

    private Scene(World world, Clock clock, Consumer<String> tell) {
        this.world = world;
        this.clock = clock;
        this.tell = tell;
        this.databases = new Databases(world::database);
        this.topics = new TopicReader(world.brokers().bootstrapServers());
        this.quiet = new Quiet(databases, topics);
    }

    /** What happens in it. */
    interface Play<R> {

        R in(Scene scene) throws Exception;
    }

    /** Starts everything, lets it happen, and stops everything. */
    static <R> R of(WorldSettings settings, Clock clock, Consumer<String> tell, Play<R> play) throws Exception {
        tell.accept("starting %d brokers, PostgreSQL with a standby, and %d instances of each service"
                .formatted(settings.brokers(), settings.instances()));
        try (World world = World.start(settings, clock)) {
            return play.in(new Scene(world, clock, tell));
        }
    }

    World world() {
        return world;
    }

    Databases databases() {
        return databases;
    }

    Answers answers() {
        return answers;
    }

    void tell(String news) {
        tell.accept(news);
    }

    Client client() {
        List<URI> orderServices =
                world.instances("order-service").stream().map(Instance::address).toList();
        return new Client(orderServices, answers, clock, CLIENTS_GIVE_UP_AFTER);
    }

    Payments payments() {
        return new Payments(world.outside());
    }

    Bodies bodies() {
        return new Bodies(SECRET);
    }

    Addresses addresses() {
        return new Addresses(
                first("order-service"),
                first("timeout-service"),
                first("notification-service"),
                world.outside().toString(),
                world.outside().toString());
    }

    /** Returns once nothing moves; how long that took. */
    Duration awaitRest() throws SQLException, ExecutionException, InterruptedException {
        return quiet.await(AT_REST_WITHIN);
    }

    /**
     * What is left behind.
     *
     * @param poison places of records that nobody can handle
     * @param footprints what instances held whenever everything had come to rest
     */
    Evidence evidence(Set<String> poison, List<Footprint> footprints, Caller operator) throws Exception {
        // Asked before all that is left behind fills the memory of the one who asks.
        List<Probe> probes = probes(operator);
        tell("reading what is left behind");
        List<Path> logs = world.instances().stream()
                .map(instance -> instance.process().log())
                .toList();
        return new EvidenceReader(databases, topics, world.outside(), logs)
                .read(answers.all(), poison, Set.of(SECRET))
                .withRest(footprints, probes);
    }

    /**
     * What every instance holds now.
     *
     * @param rest how often everything has come to rest until now
     */
    List<Footprint> footprints(int rest) throws IOException, InterruptedException {
        List<Footprint> footprints = new ArrayList<>();
        for (Instance instance : world.instances()) {
            ManagedProcess process = instance.process();
            footprints.add(Footprints.of(process.name(), process.pid(), rest));
        }
        return List.copyOf(footprints);
    }

    /** What every instance answers when all its connections to the database have to. */
    private List<Probe> probes(Caller operator) {
        Probing probing = new Probing(operator);
        return world.instances().stream().map(probing::of).toList();
    }

    private String first(String module) {
        return world.instances(module).getFirst().address().toString();
    }
}
