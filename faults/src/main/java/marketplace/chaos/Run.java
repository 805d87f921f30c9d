package marketplace.chaos;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import marketplace.chaos.check.Checker;
import marketplace.chaos.evidence.Evidence;
import marketplace.chaos.evidence.Footprint;
import marketplace.chaos.evidence.OrderRow;
import marketplace.chaos.fault.Fault;
import marketplace.chaos.fault.Poison;
import marketplace.chaos.fault.Schedule;
import marketplace.chaos.load.Bodies;
import marketplace.chaos.load.Client;
import marketplace.chaos.load.Driver;
import marketplace.chaos.load.Finisher;
import marketplace.chaos.load.Market;
import marketplace.chaos.world.Clocks;
import marketplace.chaos.world.World;

/** Orders live while faults happen; then everything comes to rest, time ends what is left, and what all of it left behind is checked. */
final class Run {

    private static final Duration OVER_MOST_DEADLINES = Duration.ofDays(31);
    private static final int MOST_MOVES = 8;
    private static final int SHOWN = 20;

    private final Options options;
    private final Clock clock;
    private final Scene scene;
    private final World world;
    private final Poison poison = new Poison();
    private final Clocks clocks;

    private Run(Options options, Clock clock, Scene scene) {
        this.options = options;
        this.clock = clock;
        this.scene = scene;
        this.world = scene.world();
        this.clocks = new Clocks(world);
    }

    /**
     * Does all of it.
     *
     * @param data for servers and logs; emptied first
     */
    static RunResult of(Options options, Path project, Path data, Clock clock, Consumer<String> tell) throws Exception {
        return Scene.of(options.world(project, data), clock, tell, scene -> new Run(options, clock, scene).run());
    }

    private RunResult run() throws Exception {
        Market market = Market.open(scene.addresses(), world.tokens());
        Client client = scene.client();
        Bodies bodies = scene.bodies();
        Driver driver = new Driver(client, scene.payments(), bodies, market, options.seed());
        scene.tell("open for business: %d orders, %d faults".formatted(options.orders(), options.faults()));
        CompletableFuture<Void> load =
                CompletableFuture.runAsync(() -> driver.drive(options.orders(), options.perSecond(), options.atOnce()));
        List<FaultOutcome> faults = faults(driver);
        load.join();
        world.awaitReady();
        scene.tell("%d orders placed, %d answers; waiting until nothing moves"
                .formatted(driver.placed(), scene.answers().all().size()));
        Duration drained = scene.awaitRest();
        List<Footprint> footprints = new ArrayList<>(scene.footprints(1));
        end(new Finisher(client, bodies, market, options.seed()));
        footprints.addAll(scene.footprints(2));
        Evidence evidence = scene.evidence(poison.places(), footprints, market.operator());
        return new RunResult(options, faults, driver.placed(), drained, evidence, Checker.check(evidence));
    }

    private List<FaultOutcome> faults(Driver driver) throws Exception {
        List<FaultOutcome> outcomes = new ArrayList<>();
        try (Schedule schedule = new Schedule(world, clocks, poison, options.pain())) {
            schedule.leftOut().forEach(what -> scene.tell("left out: " + what));
            for (Fault fault : schedule.of(options.faults(), options.seed(), options.kind())) {
                Thread.sleep(options.pause());
                Random random = new Random(options.seed() * 31 + outcomes.size());
                var begun = clock.instant();
                fault.what().happen(random);
                world.awaitReady();
                FaultOutcome outcome = new FaultOutcome(fault.kind(), begun, clock.instant());
                outcomes.add(outcome);
                scene.tell("fault %d of %d, %s: all serves again after %.1f s; %d orders placed"
                        .formatted(
                                outcomes.size(),
                                options.faults(),
                                fault.kind(),
                                outcome.until().toMillis() / 1e3,
                                driver.placed()));
            }
        }
        return outcomes;
    }

    /** What people leave lying is completed or decided by them, everything else by its deadlines. */
    private void end(Finisher finisher) throws SQLException, ExecutionException, InterruptedException {
        List<OrderRow> open = scene.databases().openOrders();
        for (int move = 0; !open.isEmpty() && move < MOST_MOVES; move++) {
            scene.tell("%d orders are open; moving time on by %d days"
                    .formatted(open.size(), OVER_MOST_DEADLINES.toDays()));
            finisher.finish(open);
            clocks.move(OVER_MOST_DEADLINES);
            Duration _ = scene.awaitRest();
            open = scene.databases().openOrders();
        }
        open.stream()
                .limit(SHOWN)
                .forEach(order -> scene.tell("still open: %s, %s at version %d, due %s"
                        .formatted(order.number(), order.status(), order.version(), order.dueAt())));
    }
}
