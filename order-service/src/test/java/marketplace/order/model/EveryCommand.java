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
            return command.getClass().getSimpleName() + variant();
        }

        /** What tells commands of one kind apart. */
        String variant() {
            return command instanceof OrderCommand.DecideDispute decide ? ":" + decide.outcome() : "";
        }
    }

    /** All commands but placing, for an order that stands now. */
    static List<Timed> onto(Order order, Instant now) {
        Stream<Timed> immediate = Stream.of(
                        party(order), claims(order, now), payments(order, now), refunds(order), deliveries(order))
                .flatMap(commands -> commands)
                .map(command -> new Timed(command, now));
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

    private static Stream<OrderCommand> claims(Order order, Instant now) {
        return Stream.of(
                ClaimFixtures.askRefund(order, null),
                ClaimFixtures.agreeRefund(order),
                ClaimFixtures.refuseRefund(order),
                ClaimFixtures.withdrawRefund(order),
                ClaimFixtures.openDispute(order),
                ClaimFixtures.addEvidence(order),
                ClaimFixtures.withdrawDispute(order),
                ClaimFixtures.decide(order, Dispute.Outcome.CONTINUE, null),
                ClaimFixtures.decide(order, Dispute.Outcome.CANCEL, null),
                ClaimFixtures.decide(order, Dispute.Outcome.COMPLETE, null),
                ClaimFixtures.proposeADay(order, now),
                ClaimFixtures.acceptExtension(order),
                ClaimFixtures.declineExtension(order));
    }

    private static Stream<OrderCommand> refunds(Order order) {
        String refund = refund(order);
        int tries = order.payments().refund(refund).map(Payments.Refund::tries).orElse(1);
        return Stream.of(
                new OrderCommand.RetryRefund(order.number(), refund),
                new OrderCommand.SettleRefund(order.number(), refund, "by bank transfer"),
                new OrderCommand.RetryFailedRefund(order.number(), refund, tries));
    }

    private static Stream<OrderCommand> deliveries(Order order) {
        DeliveryMethod method = order.product().deliveryMethod();
        return Stream.of(
                new OrderCommand.RotateKey(order.number(), OrderFixtures.key("K-2")),
                new OrderCommand.RecordDelivery(order.number(), method, "instance-1", OrderFixtures.SEALED_INFORMATION),
                new OrderCommand.RecordIssuedKey(order.number(), OrderFixtures.key("K-1")),
                new OrderCommand.RecordDeliveryTrouble(order.number(), method, "TIME_OUT"),
                new OrderCommand.RecordDeliveryUndone(order.number(), method));
    }

    private static String refund(Order order) {
        return order.payments().refunds().stream()
                .map(Payments.Refund::id)
                .findFirst()
                .orElse("R-100");
    }

    private static Stream<OrderCommand> payments(Order order, Instant now) {
        Payments.Attempt attempt = order.payments().attempts().getLast();
        String refund = refund(order);
        Instant capturedAt = attempt.expiresAt().isBefore(now) ? attempt.expiresAt() : now;
        return Stream.of(
                CommandFixtures.capture(order, "C-100", attempt.id(), attempt.amount(), capturedAt),
                CommandFixtures.refundCompleted(order, refund),
                CommandFixtures.refundFailed(order, refund));
    }

    private static Stream<Timed> deadlines(Order order, Instant now) {
        Deadline running = order.clocks().running();
        String id = running == null ? NO_DEADLINE : running.id();
        Instant remindAt = running == null || running.remindAt().isEmpty()
                ? now
                : running.remindAt().getFirst();
        Instant missed = running == null ? now : running.dueAt().plus(Duration.ofNanos(1));
        return Stream.of(
                new Timed(CommandFixtures.cancelByDeadline(order, id), missed),
                new Timed(CommandFixtures.confirmByDeadline(order, id), missed),
                new Timed(new OrderCommand.AgreeRefundByDeadline(order.number(), id), missed),
                new Timed(CommandFixtures.remind(order, id, remindAt), remindAt));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EveryCommand::leaves)
                : Stream.of(type);
    }
}
