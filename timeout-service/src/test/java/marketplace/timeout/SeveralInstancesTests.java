package marketplace.timeout;

import static marketplace.timeout.TestDeadlines.newOrder;
import static marketplace.timeout.TestDeadlines.none;
import static marketplace.timeout.TestDeadlines.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.contracts.OrderCommandMessage;
import marketplace.contracts.RunningDeadline;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.junit.jupiter.api.Test;

/** Instances beside one another and one after the other, over one database. */
class SeveralInstancesTests {

    private static final Instant DUE = TestClock.START.plus(Duration.ofDays(15));
    private static final Duration INSTANT = Duration.ofMillis(1);
    private static final Duration FIRST_REPEAT = Duration.ofMinutes(1);

    private final String kafkaServers = Servers.shared().bootstrapServers();
    private final Database database = Servers.shared().freshDatabase();
    private final TestClock clock = new TestClock();
    private final Set<String> orders =
            Stream.generate(TestDeadlines::newOrder).limit(100).collect(Collectors.toSet());

    @Test
    void shareTheWorkAndFireOncePerPeriod() {
        try (RunningService one = startService();
                RunningService other = startService()) {
            TestKafka kafka = new TestKafka(kafkaServers);
            one.schedules().put(tellAll(order -> start(order, 1, DUE)));

            clock.tickTo(DUE.plus(INSTANT));
            awaitAttempts(other, 1);
            assertCommandsPerOrder(kafka, 1);

            clock.tick(FIRST_REPEAT.plus(INSTANT));
            awaitAttempts(other, 2);
            assertCommandsPerOrder(kafka, 2);
        }
    }

    @Test
    void goOnWhereTheLastOneStopped() {
        try (RunningService first = startService()) {
            first.schedules().put(tellAll(order -> start(order, 1, DUE)));
        }
        clock.tickTo(DUE.plus(INSTANT));

        try (RunningService second = startService()) {
            awaitAttempts(second, 1);
        }
        try (RunningService third = startService()) {
            TestKafka kafka = new TestKafka(kafkaServers);
            String later = newOrder();
            third.schedules().put(tellAll(order -> none(order, 2)));
            third.schedules().put(start(later, 1, DUE));
            await().untilAsserted(() -> assertThat(kafka.commandsFor(later)).hasSize(1));
            clock.tick(Duration.ofDays(1));
            await().untilAsserted(() -> assertThat(kafka.commandsFor(later)).hasSize(2));
            assertCommandsPerOrder(kafka, 1);
        }
    }

    private RunningService startService() {
        return RunningService.startDeaf(database, clock, kafkaServers, "marketplace.firing.batch=10");
    }

    private RunningDeadline[] tellAll(Function<String, RunningDeadline> told) {
        return orders.stream().map(told).toArray(RunningDeadline[]::new);
    }

    private void awaitAttempts(RunningService service, int attempts) {
        await().untilAsserted(
                        () -> assertThat(service.count("select count(*) from schedules where attempts = " + attempts))
                                .isEqualTo(orders.size()));
    }

    private void assertCommandsPerOrder(TestKafka kafka, long times) {
        assertThat(kafka.commandsFor(orders).stream()
                        .collect(Collectors.groupingBy(OrderCommandMessage::orderNumber, Collectors.counting())))
                .hasSize(orders.size())
                .allSatisfy((order, count) -> assertThat(count).isEqualTo(times));
    }
}
