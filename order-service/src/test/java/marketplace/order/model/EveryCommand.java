package marketplace.order.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every kind of command there is, each in the words and at the time that give it the best chance on a certain order. */
final class EveryCommand {

    private static final String NO_DEADLINE = "START-1000";

    private EveryCommand() {}

    /** A command and when it is given. */
    record Timed(OrderCommand command, Instant at) {

        String name() {
            return command.getClass().getSimpleName();
        }
    }

    /** All commands but placing, for an order that stands now. */
    static List<Timed> onto(Order order, Instant now) {
        Stream<Timed> immediate =
                Stream.concat(party(order), payments(order, now)).map(command -> new Timed(command, now));
        return Stream.concat(immediate, deadlines(order, now)).toList();
    }

    /** The records that a sealed interface permits, however deep. */
    static Set<Class<?>> kindsOf(Class<?> sealed) {
        return leaves(sealed).collect(Collectors.toSet());
    }

    private static Stream<OrderCommand> party(Order order) {
        return Stream.of(
                CommandFixtures.reprice(order, OrderFixtures.cny(90_000)),
                CommandFixtures.cancel(order),
                CommandFixtures.openPaymentAttempt(order, "A-100"),
                CommandFixtures.submitRequirement(order),
                CommandFixtures.editRequirement(order),
                CommandFixtures.returnRequirement(order),
                CommandFixtures.start(order),
                CommandFixtures.complete(order),
                CommandFixtures.confirm(order),
                CommandFixtures.rejectCompletion(order));
    }

    private static Stream<OrderCommand> payments(Order order, Instant now) {
        Payments.Attempt attempt = order.payments().attempts().getLast();
        String refund = order.payments().refunds().stream()
                .map(Payments.Refund::id)
                .findFirst()
                .orElse("R-100");
        Instant capturedAt = attempt.expiresAt().isBefore(now) ? attempt.expiresAt() : now;
        return Stream.of(
                CommandFixtures.capture(order, "C-100", attempt.id(), attempt.amount(), capturedAt),
                CommandFixtures.refundCompleted(order, refund),
                CommandFixtures.refundFailed(order, refund));
    }

    private static Stream<Timed> deadlines(Order order, Instant now) {
        Deadline running = order.clocks().running();
        String id = running == null ? NO_DEADLINE : running.id();
        Instant remindAt = running == null ? now : running.remindAt().getFirst();
        Instant missed = running == null ? now : running.dueAt().plus(Duration.ofNanos(1));
        return Stream.of(
                new Timed(CommandFixtures.cancelByDeadline(order, id), missed),
                new Timed(CommandFixtures.confirmByDeadline(order, id), missed),
                new Timed(CommandFixtures.remind(order, id, remindAt), remindAt));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EveryCommand::leaves)
                : Stream.of(type);
    }
}
