package marketplace.order.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What holds of the clocks of every order: the right one runs, and no time is lost or won. */
final class ClockInvariants {

    private static final Map<OrderStatus, DeadlineKind> DEADLINE_OF = Map.of(
            OrderStatus.PENDING_PAYMENT, DeadlineKind.PAYMENT,
            OrderStatus.AWAITING_REQUIREMENT, DeadlineKind.REQUIREMENT,
            OrderStatus.AWAITING_START, DeadlineKind.START,
            OrderStatus.AWAITING_CONFIRMATION, DeadlineKind.CONFIRMATION,
            OrderStatus.DELIVERING, DeadlineKind.DELIVERY);

    private ClockInvariants() {}

    /** A clock that stands still has what it had when it stopped, and goes on with just that. */
    static void pausedTimeIsNeitherLostNorWon(Order before, Order after, RecordedEvent recorded) {
        Deadline ran = before.clocks().running();
        Deadline runs = after.clocks().running();
        int standing = before.clocks().paused().size();
        if (after.clocks().paused().size() > standing && ran != null) {
            Duration left = Duration.between(recorded.at(), ran.dueAt());
            assertThat(after.clocks().paused().getLast())
                    .as("time left of a clock that stops")
                    .isEqualTo(new Clocks.Paused(ran.kind(), left.isNegative() ? Duration.ZERO : left));
        }
        boolean another = runs != null && (ran == null || !ran.id().equals(runs.id()));
        if (runs != null && another && after.clocks().paused().size() == standing - 1) {
            assertThat(Duration.between(recorded.at(), runs.dueAt()))
                    .as("time left of a clock that goes on")
                    .isEqualTo(before.clocks().paused().getLast().left());
        }
    }

    static void theRightDeadlineRuns(Order order) {
        Deadline running = order.clocks().running();
        assertThat(running == null ? null : running.kind())
                .as("deadline of %s", order.status())
                .isEqualTo(deadlineOf(order));
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

    private static @Nullable DeadlineKind deadlineOf(Order order) {
        if (order.claims().openDispute().isPresent()) {
            return null;
        }
        return order.claims().openRefund().isPresent() ? DeadlineKind.REFUND_ANSWER : DEADLINE_OF.get(order.status());
    }

    /** Adds up by itself how long the order stood in a status, and compares that with what the clocks say. */
    static void usedTimeIsWhatTheClockOnTheWallSays(Order order, List<RecordedEvent> history) {
        Map<OrderStatus, Duration> stood = new EnumMap<>(OrderStatus.class);
        Order before = null;
        Instant since = history.getFirst().at();
        for (RecordedEvent recorded : history) {
            if (before != null
                    && before.claims().openRefund().isEmpty()
                    && before.claims().openDispute().isEmpty()) {
                stood.merge(before.status(), Duration.between(since, recorded.at()), Duration::plus);
            }
            since = recorded.at();
            before = Evolution.evolve(before, recorded);
        }
        DeadlinePolicy policy = order.terms().deadlines();
        Clocks clocks = order.clocks();
        Duration start = policy.start().plus(clocks.startGranted());
        Duration requirement = policy.requirement().plus(clocks.requirementGranted());
        if (order.status() != OrderStatus.AWAITING_START) {
            used(clocks.startUsed(), shorter(stood.get(OrderStatus.AWAITING_START), start), history);
        }
        if (order.status() != OrderStatus.AWAITING_REQUIREMENT) {
            used(clocks.requirementUsed(), shorter(stood.get(OrderStatus.AWAITING_REQUIREMENT), requirement), history);
        }
        assertThat(clocks.startUsed()).isLessThanOrEqualTo(start);
        assertThat(clocks.requirementUsed()).isLessThanOrEqualTo(requirement);
    }

    /** Time that a clock was overdue by is not used, and is in neither sum unless more was granted afterwards. */
    private static void used(Duration used, Duration stood, List<RecordedEvent> history) {
        boolean granted =
                history.stream().anyMatch(recorded -> recorded.event() instanceof OrderEvent.ExtensionAccepted);
        assertThat(used).as("time used").isLessThanOrEqualTo(stood);
        if (!granted) {
            assertThat(used).as("time used").isEqualTo(stood);
        }
    }

    private static Duration shorter(@Nullable Duration stood, Duration most) {
        if (stood == null) {
            return Duration.ZERO;
        }
        return stood.compareTo(most) < 0 ? stood : most;
    }
}
