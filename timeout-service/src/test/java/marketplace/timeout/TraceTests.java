package marketplace.timeout;

import static marketplace.timeout.TestDeadlines.confirmation;
import static marketplace.timeout.TestDeadlines.newOrder;
import static marketplace.timeout.TestDeadlines.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.Topics;
import marketplace.platform.kafka.ReceivedMessages;
import marketplace.servers.CollectedSpan;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import marketplace.servers.TestTrace;
import marketplace.servers.TraceCollector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the service tells a collector of traces, and what it hands on. */
class TraceTests {

    private static final Duration INSTANT = Duration.ofMillis(1);
    private static final Duration FIFTEEN_DAYS = Duration.ofDays(15);
    private static final TraceCollector COLLECTOR = TraceCollector.start();
    private static final TestClock CLOCK = new TestClock();
    private static final RunningService SERVICE = RunningService.startListening(
            Servers.shared().freshDatabase(),
            CLOCK,
            "otel.exporter.otlp.endpoint=" + COLLECTOR.endpoint(),
            "otel.bsp.schedule.delay=50");

    private final TestKafka kafka = new TestKafka(Servers.shared().bootstrapServers());
    private final TestTrace trace = TestTrace.begun();

    @AfterAll
    static void stop() {
        SERVICE.close();
        COLLECTOR.close();
    }

    @Test
    void reminder_and_expiry_go_on_in_the_trace_that_the_deadline_began_in() {
        String order = newOrder();
        Instant due = CLOCK.instant().plus(FIFTEEN_DAYS);
        Instant reminder = due.minus(Duration.ofDays(3));

        kafka.tell(confirmation(order, 1, due, reminder), trace.header());
        CollectedSpan heard = COLLECTOR.await(trace, "process order.events");
        CLOCK.tickTo(reminder.plus(INSTANT));
        CollectedSpan reminded = COLLECTOR.await(trace, "send order.commands");
        CLOCK.tickTo(due.plus(INSTANT));
        List<CollectedSpan> sent = COLLECTOR.await(trace, "send order.commands", 2);

        assertThat(heard.parent()).isEqualTo(trace.caller());
        assertThat(sent).extracting(CollectedSpan::parent).containsOnly(heard.id());
        assertThat(sent).extracting(CollectedSpan::kind).containsOnly("PRODUCER");
        assertThat(reminded.attributes()).containsEntry("marketplace.order", order);
        assertThat(carried(order)).contains(trace.header(sent.getFirst()), trace.header(sent.getLast()));
    }

    @Test
    void an_event_that_repeats_the_deadline_leaves_it_in_its_trace() {
        String order = newOrder();
        TestTrace later = TestTrace.begun();
        Instant due = CLOCK.instant().plus(FIFTEEN_DAYS);
        kafka.tell(start(order, 1, due), trace.header());
        kafka.tell(start(order, 2, due), later.header());
        CollectedSpan first = COLLECTOR.await(trace, "process order.events");
        var _ = COLLECTOR.await(later, "process order.events");

        CLOCK.tickTo(due.plus(INSTANT));

        assertThat(COLLECTOR.await(trace, "send order.commands").parent()).isEqualTo(first.id());
        assertThat(COLLECTOR.trace(later)).hasSize(1);
    }

    @Test
    void another_deadline_is_in_the_trace_of_the_event_that_began_it() {
        String order = newOrder();
        TestTrace later = TestTrace.begun();
        Instant due = CLOCK.instant().plus(FIFTEEN_DAYS);
        kafka.tell(start(order, 1, due), trace.header());
        kafka.tell(confirmation(order, 2, due), later.header());
        CollectedSpan second = COLLECTOR.await(later, "process order.events");

        CLOCK.tickTo(due.plus(INSTANT));

        assertThat(COLLECTOR.await(later, "send order.commands").parent()).isEqualTo(second.id());
    }

    @Test
    void without_a_collector_the_command_carries_what_the_event_did() {
        TestClock clock = RunningService.sharedClock();
        String order = newOrder();
        Instant due = clock.instant().plus(FIFTEEN_DAYS);
        kafka.tell(start(order, 1, due), trace.header());
        await().untilAsserted(() -> Objects.requireNonNull(RunningService.shared()
                .client("operator")
                .get()
                .uri("/v1/schedules/{order}", order)
                .exchange()
                .expectStatus()
                .isOk()));

        clock.tickTo(due.plus(INSTANT));

        await().untilAsserted(() -> assertThat(carried(order)).contains(trace.header()));
    }

    /** By every command about the order: other services of these tests hear the same events. */
    private List<String> carried(String order) {
        return kafka.records(Topics.ORDER_COMMANDS).stream()
                .filter(command -> TestKafka.text(command.key()).equals(order))
                .flatMap(command -> Stream.ofNullable(ReceivedMessages.header(command, MessageHeaders.TRACE_PARENT)))
                .toList();
    }
}
