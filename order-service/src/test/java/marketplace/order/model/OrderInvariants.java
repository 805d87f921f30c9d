package marketplace.order.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import marketplace.order.model.OrderEvent.CancelCause;
import marketplace.order.model.OrderEvent.CompletionConfirmed;
import marketplace.order.model.OrderEvent.CompletionRejected;
import marketplace.order.model.OrderEvent.ImplementationStarted;
import marketplace.order.model.OrderEvent.OrderCancelled;
import org.jspecify.annotations.Nullable;

/** What holds of every order whatever happened to it: invariants 2, 3 and 5 of an order's life, and that of its clocks. */
final class OrderInvariants {

    private static final Set<Class<?>> AFTER_THE_END = Set.of(
            OrderEvent.RefundRequested.class,
            OrderEvent.RefundCompleted.class,
            OrderEvent.RefundFailed.class,
            OrderEvent.RefundRetried.class,
            OrderEvent.RefundSettled.class,
            OrderEvent.DeliveryRevoked.class,
            OrderEvent.DeliveryUndone.class,
            OrderEvent.StrayCaptureReceived.class);
    private static final Set<Class<?>> AFTER_COMPLETION = Set.of(
            OrderEvent.KeyRotated.class,
            OrderEvent.RefundAsked.class,
            OrderEvent.RefundAgreed.class,
            OrderEvent.RefundRefused.class,
            OrderEvent.RefundWithdrawn.class,
            OrderEvent.DisputeOpened.class,
            OrderEvent.EvidenceAdded.class,
            OrderEvent.DisputeWithdrawn.class,
            OrderEvent.DisputeDecided.class,
            OrderEvent.DeadlineReminded.class);
    private static final Set<Class<?>> MOVES_A_DEADLINE = Set.of(
            OrderEvent.RefundAsked.class,
            OrderEvent.RefundAgreed.class,
            OrderEvent.RefundRefused.class,
            OrderEvent.RefundWithdrawn.class,
            OrderEvent.DisputeOpened.class,
            OrderEvent.DisputeWithdrawn.class,
            OrderEvent.DisputeDecided.class,
            OrderEvent.ExtensionAccepted.class);

    private OrderInvariants() {}

    /** Checks an order against everything that happened to it; clocks must not have been set back meanwhile. */
    static void check(Order order, List<RecordedEvent> history) {
        versionsAreDense(history, order);
        assertThat(Evolution.replay(history)).as("replayed").isEqualTo(order);
        everyStepKeepsTheRules(history);
        neverBothTimerAndClick(history);
        MoneyInvariants.moneyAddsUp(order);
        ClockInvariants.theRightDeadlineRuns(order);
        ClockInvariants.usedTimeIsWhatTheClockOnTheWallSays(order, history);
    }

    private static void versionsAreDense(List<RecordedEvent> history, Order order) {
        assertThat(history)
                .extracting(RecordedEvent::version)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, order.version()).boxed().toList());
    }

    private static void everyStepKeepsTheRules(List<RecordedEvent> history) {
        Order before = null;
        Set<String> deadlines = new HashSet<>();
        for (RecordedEvent recorded : history) {
            Order after = Evolution.evolve(before, recorded);
            Deadline running = after.clocks().running();
            if (running != null && (before == null || !Objects.equals(due(before), due(after)))) {
                assertThat(deadlines.add(running.id()))
                        .as("a deadline of its own: %s", running.id())
                        .isTrue();
            }
            if (before != null) {
                finalStatusesAbsorb(before, after, recorded);
                deadlinesAreNeverEarly(before, recorded);
                onlyAChangeOfStatusOrAClaimMovesADeadline(before, after, recorded);
                ClockInvariants.pausedTimeIsNeitherLostNorWon(before, after, recorded);
            }
            before = after;
        }
    }

    private static void finalStatusesAbsorb(Order before, Order after, RecordedEvent recorded) {
        if (before.status().isFinal()) {
            assertThat(after.status()).as("status after the end").isEqualTo(before.status());
            boolean completed = before.status() == OrderStatus.COMPLETED;
            assertThat(AFTER_THE_END.contains(recorded.event().getClass())
                            || (completed
                                    && AFTER_COMPLETION.contains(
                                            recorded.event().getClass())))
                    .as("event after the end: %s", recorded.event())
                    .isTrue();
        }
    }

    private static void deadlinesAreNeverEarly(Order before, RecordedEvent recorded) {
        Deadline running = before.clocks().running();
        boolean expiry = recorded.actor().equals(Actor.DEADLINE)
                && (recorded.event() instanceof OrderEvent.RefundAgreed
                        || (recorded.event() instanceof OrderCancelled(CancelCause cause, String reason)
                                && cause != CancelCause.REFUND_AGREED)
                        || recorded.event() instanceof CompletionConfirmed);
        if (expiry) {
            assertThat(running).as("deadline that expired").isNotNull();
            assertThat(recorded.at()).as("expiry").isAfter(running == null ? Instant.MAX : running.dueAt());
        }
    }

    private static void onlyAChangeOfStatusOrAClaimMovesADeadline(Order before, Order after, RecordedEvent recorded) {
        if (before.status() == after.status()
                && !MOVES_A_DEADLINE.contains(recorded.event().getClass())) {
            assertThat(due(after)).as("due time without a change of status").isEqualTo(due(before));
        }
    }

    private static @Nullable Instant due(Order order) {
        Deadline running = order.clocks().running();
        return running == null ? null : running.dueAt();
    }

    private static void neverBothTimerAndClick(List<RecordedEvent> history) {
        boolean cancelledForNotStarting = happened(
                history,
                event -> event instanceof OrderCancelled(CancelCause cause, String reason)
                        && cause == CancelCause.START_OVERDUE);
        boolean started = happened(history, ImplementationStarted.class::isInstance);
        assertThat(cancelledForNotStarting && started)
                .as("auto-cancelled and started")
                .isFalse();

        Set<Integer> rejected = Stream.of(history)
                .flatMap(List::stream)
                .map(RecordedEvent::event)
                .filter(CompletionRejected.class::isInstance)
                .map(event -> ((CompletionRejected) event).round())
                .collect(Collectors.toSet());
        assertThat(happened(
                        history, event -> event instanceof CompletionConfirmed(int round) && rejected.contains(round)))
                .as("confirmed and rejected in the same round")
                .isFalse();
        assertThat(history.stream().map(RecordedEvent::event).filter(OrderInvariants::ends))
                .as("events that end the order")
                .hasSizeLessThan(2);
    }

    private static boolean ends(OrderEvent event) {
        return event instanceof OrderCancelled
                || event instanceof CompletionConfirmed
                || event instanceof OrderEvent.OrderDelivered
                || event instanceof OrderEvent.KeyIssued;
    }

    private static boolean happened(List<RecordedEvent> history, Predicate<OrderEvent> what) {
        return history.stream().map(RecordedEvent::event).anyMatch(what);
    }
}
