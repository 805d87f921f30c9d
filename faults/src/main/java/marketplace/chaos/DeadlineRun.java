package marketplace.chaos;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import marketplace.chaos.check.Checker;
import marketplace.chaos.check.DeadlineCensus;
import marketplace.chaos.evidence.Evidence;
import marketplace.chaos.evidence.Promise;
import marketplace.chaos.fault.Restarts;
import marketplace.chaos.load.DeadlineOrders;
import marketplace.chaos.load.TimedMarket;
import marketplace.chaos.world.Clocks;

/** Many orders are left to their deadlines; time is moved over these step by step, and in each step processes end and start again. */
final class DeadlineRun {

    /** Within 30 days from here the clocks are changed on Lord Howe Island and in New York. */
    private static final Instant BEGIN = Instant.parse("2026-10-03T00:00:00Z");

    /** Between the periods of two products. */
    private static final Duration APART = Duration.ofHours(4);

    private static final Duration OVER_EVERY_REPEAT = Duration.ofDays(1);

    private final DeadlineOptions options;
    private final Clock clock;
    private final Scene scene;
    private final Timeline timeline = new Timeline();
    private final Clocks clocks;
    private final Restarts restarts;

    private DeadlineRun(DeadlineOptions options, Clock clock, Scene scene) {
        this.options = options;
        this.clock = clock;
        this.scene = scene;
        this.clocks = new Clocks(scene.world());
        this.restarts = new Restarts(scene.world(), options.restarts(), options.steps(), options.seed());
    }

    /**
     * Does all of it.
     *
     * @param data for servers and logs; emptied first
     */
    static DeadlineResult of(DeadlineOptions options, Path project, Path data, Clock clock, Consumer<String> tell)
            throws Exception {
        return Scene.of(
                options.world(project, data), clock, tell, scene -> new DeadlineRun(options, clock, scene).run());
    }

    private DeadlineResult run() throws Exception {
        move(Duration.between(clock.instant(), BEGIN));
        TimedMarket market =
                TimedMarket.open(scene.addresses(), scene.world().tokens(), Duration.ofDays(options.days()), APART);
        List<Promise> promises = promises(market);
        Instant begun = clock.instant();
        for (int step = 0; step < options.steps(); step++) {
            move(options.step());
            restarts.during(step);
            scene.tell("step %d of %d: it is %s, %d orders are open"
                    .formatted(
                            step + 1,
                            options.steps(),
                            clock.instant().plus(clocks.offset()),
                            scene.databases().open()));
        }
        move(OVER_EVERY_REPEAT);
        Duration _ = scene.awaitRest();
        Duration took = Duration.between(begun, clock.instant());
        Evidence evidence = scene.evidence(Set.of(), scene.footprints(1), market.operator());
        DeadlineCensus census = DeadlineCensus.of(evidence, promises);
        return new DeadlineResult(
                options, promises, restarts.counts(), timeline, took, census, evidence, Checker.check(evidence));
    }

    private void move(Duration by) throws InterruptedException {
        clocks.move(by);
        timeline.moved(clock.instant(), clocks.offset());
    }

    /** Places the orders, and returns what the API says of their deadlines once everybody knows of them. */
    private List<Promise> promises(TimedMarket market) throws Exception {
        DeadlineOrders orders =
                new DeadlineOrders(scene.client(), scene.payments(), scene.bodies(), market, options.seed());
        scene.tell("open for business on %s: %d orders".formatted(BEGIN, options.deadlines()));
        orders.place(options.deadlines());
        scene.tell("placed; waiting until nothing moves");
        Duration _ = scene.awaitRest();
        List<Promise> promises = orders.promised();
        scene.tell("%d deadlines run".formatted(promises.size()));
        return promises;
    }
}
