package marketplace.order.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
import marketplace.order.model.Payments.Capture;
import marketplace.order.model.Payments.Refund;
import org.jspecify.annotations.Nullable;

/** What holds of every order whatever happened to it: invariants 2, 3 and 5 of an order's life, and that of its clocks. */
final class OrderInvariants {

    private static final Map<OrderStatus, DeadlineKind> DEADLINE_OF = Map.of(
            OrderStatus.PENDING_PAYMENT, DeadlineKind.PAYMENT,
            OrderStatus.AWAITING_REQUIREMENT, DeadlineKind.REQUIREMENT,
            OrderStatus.AWAITING_START, DeadlineKind.START,
            OrderStatus.AWAITING_CONFIRMATION, DeadlineKind.CONFIRMATION);
    private static final Set<Class<?>> AFTER_THE_END = Set.of(
            OrderEvent.RefundRequested.class,
            OrderEvent.RefundCompleted.class,
            OrderEvent.RefundFailed.class,
            OrderEvent.StrayCaptureReceived.class);

    private OrderInvariants() {}

    /** Checks an order against everything that happened to it; clocks must not have been set back meanwhile. */
    static void check(Order order, List<RecordedEvent> history) {
        versionsAreDense(history, order);
        assertThat(Evolution.replay(history)).as("replayed").isEqualTo(order);
        everyStepKeepsTheRules(history);
        neverBothTimerAndClick(history);
        moneyAddsUp(order);
        theRightDeadlineRuns(order);
        usedTimeIsWhatTheClockOnTheWallSays(order, history);
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
                onlyAChangeOfStatusMovesADeadline(before, after);
            }
            before = after;
        }
    }

    private static void finalStatusesAbsorb(Order before, Order after, RecordedEvent recorded) {
        if (before.status().isFinal()) {
            assertThat(after.status()).as("status after the end").isEqualTo(before.status());
            assertThat(recorded.event().getClass()).as("event after the end").isIn(AFTER_THE_END);
        }
    }

    private static void deadlinesAreNeverEarly(Order before, RecordedEvent recorded) {
        Deadline running = before.clocks().running();
        boolean expiry = recorded.actor().equals(Actor.DEADLINE)
                && (recorded.event() instanceof OrderCancelled || recorded.event() instanceof CompletionConfirmed);
        if (expiry) {
            assertThat(running).as("deadline that expired").isNotNull();
            assertThat(recorded.at()).as("expiry").isAfter(running == null ? Instant.MAX : running.dueAt());
        }
    }

    private static void onlyAChangeOfStatusMovesADeadline(Order before, Order after) {
        if (before.status() == after.status()) {
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
        return event instanceof OrderCancelled || event instanceof CompletionConfirmed;
    }

    private static boolean happened(List<RecordedEvent> history, Predicate<OrderEvent> what) {
        return history.stream().map(RecordedEvent::event).anyMatch(what);
    }

    private static void moneyAddsUp(Order order) {
        Payments payments = order.payments();
        Map<String, Long> captured = sums(payments.captures().stream().map(Capture::amount));
        Map<String, Long> keptOrBack = sums(Stream.concat(
                payments.kept().map(Capture::amount).stream(),
                payments.refunds().stream().map(Refund::amount)));
        assertThat(keptOrBack).as("kept + refunded + on its way back").isEqualTo(captured);
        assertThat(payments.refunds()).extracting(Refund::captureId).doesNotHaveDuplicates();
        assertThat(payments.refunds()).extracting(Refund::id).doesNotHaveDuplicates();
        assertThat(payments.captures()).extracting(Capture::id).doesNotHaveDuplicates();

        payments.kept().ifPresent(kept -> paysThePrice(order, kept));
        boolean paid = order.status() != OrderStatus.PENDING_PAYMENT && order.status() != OrderStatus.CANCELLED;
        assertThat(payments.kept().isPresent()).as("keeps money").isEqualTo(paid);
        assertThat(payments.captures().stream().filter(Capture::paysForOrder))
                .as("captures that pay for the order")
                .hasSize(order.milestones().paidAt() == null ? 0 : 1);
    }

    private static void paysThePrice(Order order, Capture kept) {
        assertThat(kept.amount()).as("money kept").isEqualTo(order.pricing().price());
        assertThat(order.payments().attempt(kept.attemptId()))
                .as("attempt that paid")
                .hasValueSatisfying(attempt -> assertThat(attempt.priceVersion())
                        .isEqualTo(order.pricing().priceVersion()));
    }

    private static Map<String, Long> sums(Stream<Money> amounts) {
        return amounts.collect(Collectors.toMap(Money::currency, Money::amount, Math::addExact, HashMap::new));
    }

    private static void theRightDeadlineRuns(Order order) {
        Deadline running = order.clocks().running();
        assertThat(running == null ? null : running.kind())
                .as("deadline of %s", order.status())
                .isEqualTo(DEADLINE_OF.get(order.status()));
        if (running != null) {
            assertThat(running.remindAt())
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .allSatisfy(remindAt ->
                            assertThat(remindAt).isAfter(running.startedAt()).isBefore(running.dueAt()));
            assertThat(running.remindAt()).containsAll(running.remindedAt());
            assertThat(running.remindedAt()).doesNotHaveDuplicates();
        }
    }

    /** Adds up by itself how long the order stood in a status, and compares that with what the clocks say. */
    private static void usedTimeIsWhatTheClockOnTheWallSays(Order order, List<RecordedEvent> history) {
        Map<OrderStatus, Duration> stood = new EnumMap<>(OrderStatus.class);
        Order before = null;
        Instant since = history.getFirst().at();
        for (RecordedEvent recorded : history) {
            if (before != null) {
                stood.merge(before.status(), Duration.between(since, recorded.at()), Duration::plus);
                since = recorded.at();
            }
            before = Evolution.evolve(before, recorded);
        }
        DeadlinePolicy policy = order.terms().deadlines();
        Clocks clocks = order.clocks();
        if (order.status() != OrderStatus.AWAITING_START) {
            assertThat(clocks.startUsed()).isEqualTo(shorter(stood.get(OrderStatus.AWAITING_START), policy.start()));
        }
        if (order.status() != OrderStatus.AWAITING_REQUIREMENT) {
            assertThat(clocks.requirementUsed())
                    .isEqualTo(shorter(stood.get(OrderStatus.AWAITING_REQUIREMENT), policy.requirement()));
        }
        assertThat(clocks.startUsed()).isLessThanOrEqualTo(policy.start());
        assertThat(clocks.requirementUsed()).isLessThanOrEqualTo(policy.requirement());
    }

    private static Duration shorter(@Nullable Duration stood, Duration most) {
        if (stood == null) {
            return Duration.ZERO;
        }
        return stood.compareTo(most) < 0 ? stood : most;
    }
}
