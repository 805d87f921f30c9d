package marketplace.chaos.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import marketplace.chaos.world.Brokers;
import marketplace.chaos.world.ManagedProcess;
import marketplace.chaos.world.PostgresPair;
import marketplace.chaos.world.Signal;
import marketplace.chaos.world.Wire;
import marketplace.chaos.world.World;

/** The database, the brokers and the line to the database, each of which comes back after a while. */
final class ServerFaults {

    private static final int TORN_COMMITS = 5;
    private static final Duration SLOW = Duration.ofMillis(40);

    private final PostgresPair postgres;
    private final Brokers brokers;
    private final Duration pain;

    ServerFaults(World world, Duration pain) {
        this.postgres = world.postgres();
        this.brokers = world.brokers();
        this.pain = pain;
    }

    List<Fault> all() {
        return List.of(
                new Fault("PostgreSQL killed", random -> killPostgres()),
                new Fault("PostgreSQL asleep", random -> freezePostgres()),
                new Fault("PostgreSQL restarted", random -> restartPostgres()),
                new Fault("broker killed", this::killBroker),
                new Fault("broker asleep", this::freezeBroker),
                new Fault("all brokers killed", random -> killBrokers()),
                new Fault("line to PostgreSQL cut", random -> onWire(Wire::cut)),
                new Fault("line to PostgreSQL silent", random -> onWire(Wire::silence)),
                new Fault("line to PostgreSQL slow", random -> onWire(wire -> wire.slow(SLOW))),
                new Fault("answers to commits lost", random -> onWire(wire -> wire.tearCommits(TORN_COMMITS))));
    }

    private void killPostgres() throws InterruptedException {
        postgres.primary().kill();
        Thread.sleep(pain);
        postgres.primary().start();
    }

    private void freezePostgres() throws InterruptedException {
        postgres.primary().freeze();
        Thread.sleep(pain);
        postgres.primary().thaw();
    }

    private void restartPostgres() {
        postgres.primary().stop();
        postgres.primary().start();
    }

    private void killBroker(RandomGenerator random) throws IOException, InterruptedException {
        ManagedProcess broker = one(random);
        broker.send(Signal.KILL);
        broker.awaitEnd();
        Thread.sleep(pain);
        broker.start();
    }

    private void freezeBroker(RandomGenerator random) throws InterruptedException {
        ManagedProcess broker = one(random);
        broker.send(Signal.STOP);
        Thread.sleep(pain);
        broker.send(Signal.CONT);
    }

    private void killBrokers() throws IOException, InterruptedException {
        brokers.all().forEach(broker -> broker.send(Signal.KILL));
        Thread.sleep(pain);
        for (ManagedProcess broker : brokers.all()) {
            broker.awaitEnd();
            broker.start();
        }
    }

    private void onWire(Consumer<Wire> fault) throws InterruptedException {
        Wire wire = postgres.primary().wire();
        try {
            fault.accept(wire);
            Thread.sleep(pain);
        } finally {
            wire.mend();
        }
    }

    private ManagedProcess one(RandomGenerator random) {
        return brokers.all().get(random.nextInt(brokers.all().size()));
    }
}
