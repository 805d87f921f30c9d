package marketplace.order.lane;

import static marketplace.order.lane.TestSubmissions.place;
import static marketplace.order.lane.TestSubmissions.placing;
import static marketplace.order.lane.TestSubmissions.repricing;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import marketplace.contracts.Role;
import marketplace.order.RunningService;
import marketplace.order.TestSql;
import marketplace.order.model.Actor;
import marketplace.order.model.OrderCommand;
import marketplace.order.model.OrderCommand.PlaceOrder;
import marketplace.order.model.RefusalReason;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

class LanesTests {

    private static final Database DATABASE = Servers.shared().freshDatabase();
    private static final String[] QUIET = {
        "spring.kafka.listener.auto-startup=false", "marketplace.relay.enabled=false", "marketplace.lanes.queue=600"
    };
    private static final RunningService ONE = RunningService.start(DATABASE, new TestClock(), QUIET);
    private static final RunningService OTHER = RunningService.start(DATABASE, new TestClock(), QUIET);
    private static final int AT_ONCE = 64;

    private final Lanes lanes = ONE.bean(Lanes.class);

    @AfterEach
    void lanes_and_orders_are_whole() {
        JournalChecks.requireWhole(DATABASE);
    }

    @AfterAll
    static void stop() {
        ONE.close();
        OTHER.close();
    }

    @Test
    void two_instances_write_the_same_orders_one_after_the_other() {
        Lanes others = OTHER.bean(Lanes.class);
        List<String> numbers =
                IntStream.range(0, 40).mapToObj(i -> place(lanes)).toList();

        List<Outcome> outcomes = Flux.range(0, 2000)
                .flatMap(
                        i -> (i % 2 == 0 ? lanes : others)
                                .submit(repricing(numbers.get(i / 2 % numbers.size()), 1000 + i, "change " + i)),
                        AT_ONCE)
                .collectList()
                .blockOptional()
                .orElseThrow();

        assertThat(outcomes).hasSize(2000).allMatch(Outcome.Accepted.class::isInstance);
    }

    @Test
    void callers_that_go_away_leave_whole_orders_and_free_connections() {
        Random moments = new Random(7);
        for (int i = 0; i < 1500; i++) {
            Disposable caller = lanes.submit(placing(lanes)).subscribe();
            if (i % 3 == 0) {
                var _ = Mono.delay(Duration.ofNanos(moments.nextInt(3_000_000)))
                        .doOnNext(gone -> caller.dispose())
                        .block();
            } else {
                caller.dispose();
            }
            if (i % 100 == 0) {
                var _ = place(lanes);
            }
        }

        var _ = place(lanes);
        assertThat(Flux.range(0, 30)
                        .flatMap(i -> lanes.submit(placing(lanes)), 30)
                        .collectList()
                        .block())
                .hasSize(30);
    }

    @Test
    void a_command_that_the_database_refuses_fails_alone() {
        List<String> numbers =
                IntStream.range(0, 10).mapToObj(i -> place(lanes)).toList();
        String unstorable = "nul \u0000 byte";

        List<Signal<Outcome>> answers = whileLanesAreLocked(Flux.range(0, 10)
                .flatMapSequential(
                        i -> lanes.submit(repricing(numbers.get(i), 5, i == 4 ? unstorable : "fine"))
                                .materialize(),
                        10));

        assertThat(answers).hasSize(10);
        assertThat(answers.get(4).getThrowable()).isInstanceOf(BrokenInvariantException.class);
        assertThat(answers.stream().filter(Signal::isOnNext)).hasSize(9);
    }

    @Test
    void a_broken_invariant_fails_alone() {
        String number = place(lanes);
        Submission again = new Submission(placing(lanes, "k").command(), TestSubmissions.BUYER, null, null, null);
        Submission sameNumber = new Submission(samePlaceAs(again, number), TestSubmissions.BUYER, null, null, null);

        List<Signal<Outcome>> answers = whileLanesAreLocked(Flux.just(
                        repricing(number, 7, "one"), sameNumber, repricing(number, 8, "two"))
                .flatMapSequential(submission -> lanes.submit(submission).materialize(), 3));

        assertThat(answers.get(0).get()).isInstanceOf(Outcome.Accepted.class);
        assertThat(answers.get(1).getThrowable()).isInstanceOf(BrokenInvariantException.class);
        assertThat(answers.get(2).get()).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void an_order_that_cannot_be_read_fails_its_own_command_alone() {
        List<String> numbers = IntStream.range(0, 3).mapToObj(i -> place(lanes)).toList();
        setStatus(numbers.get(1), "NO_SUCH_STATUS");

        List<Signal<Outcome>> answers = whileLanesAreLocked(Flux.fromIterable(numbers)
                .flatMapSequential(
                        number -> lanes.submit(repricing(number, 7, "less")).materialize(), 3));

        setStatus(numbers.get(1), "PENDING_PAYMENT");
        assertThat(answers.get(0).get()).isInstanceOf(Outcome.Accepted.class);
        assertThat(answers.get(1).getThrowable()).isInstanceOf(BrokenInvariantException.class);
        assertThat(answers.get(2).get()).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void a_key_repeated_within_one_batch_has_one_effect() {
        Submission first = placing(lanes, "same-key");
        Submission second = placing(lanes, "same-key");

        List<Signal<Outcome>> answers = whileLanesAreLocked(
                Flux.just(first, second).flatMapSequential(s -> lanes.submit(s).materialize(), 2));

        assertThat(answers.get(0).get()).isInstanceOf(Outcome.Accepted.class);
        assertThat(answers.get(1).get())
                .isEqualTo(new Outcome.Replayed(first.command().orderNumber(), 1));
    }

    @Test
    void a_command_for_an_order_of_somebody_else_is_for_no_order() {
        String number = place(lanes);

        Outcome outcome = lanes.submit(new Submission(
                        repricing(number, 5, "mine").command(), new Actor(Role.PROVIDER, "other"), null, null, null))
                .blockOptional()
                .orElseThrow();

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.ORDER_NOT_FOUND);
            assertThat(refused.order()).isNull();
        });
    }

    @Test
    void a_full_queue_refuses_at_once_and_serves_again_afterwards() {
        List<Signal<Outcome>> answers = whileLanesAreLocked(
                Flux.range(0, 1500).flatMap(i -> lanes.submit(placing(lanes)).materialize(), 1500));

        List<Signal<Outcome>> refused =
                answers.stream().filter(Signal::isOnError).toList();
        assertThat(refused)
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.getThrowable())
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                problem -> assertThat(problem.type()).isEqualTo(PlatformProblems.OVERLOADED)));
        assertThat(answers.stream().filter(Signal::isOnNext).count()).isGreaterThanOrEqualTo(600);
        assertThat(place(lanes)).isNotEmpty();
    }

    /** Holds every batch at its first statement, so that all of these wait together, then lets them go. */
    private static List<Signal<Outcome>> whileLanesAreLocked(Flux<Signal<Outcome>> answers) {
        try (TestSql sql = new TestSql(DATABASE)) {
            sql.run("begin");
            sql.run("update lanes set position = position");
            var waiting = answers.filter(signal -> !signal.isOnComplete())
                    .collectList()
                    .toFuture();
            Awaitility.await().pollDelay(Duration.ofMillis(300)).until(() -> true);
            sql.run("commit");
            return waiting.join();
        }
    }

    private static void setStatus(String number, String status) {
        try (TestSql sql = new TestSql(DATABASE)) {
            sql.run("""
                    update orders set document = jsonb_set(document, '{status}', '"%s"') where order_number = '%s'
                    """.formatted(status, number));
        }
    }

    private static OrderCommand samePlaceAs(Submission placing, String number) {
        PlaceOrder place = (PlaceOrder) placing.command();
        return new PlaceOrder(number, place.product(), place.terms(), place.contact());
    }
}
