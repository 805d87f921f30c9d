package marketplace.chaos.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.chaos.evidence.Evidence;
import marketplace.chaos.evidence.Promise;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.OrderCommandMessage.RemindOfDeadline;
import marketplace.contracts.OrderEventDetails.CompletionConfirmed;
import marketplace.contracts.OrderEventDetails.OrderCancelled;
import marketplace.contracts.OrderEventDetails.RefundAgreed;
import marketplace.contracts.Topics;
import marketplace.contracts.WireDeadline;
import org.jspecify.annotations.Nullable;

/**
 * What became of deadlines that nobody met: each is to act exactly once, strictly after its time.
 *
 * @param effects of those that acted, each as it did first
 * @param early orders in which one acted before its time was over
 * @param missing orders in which none acted
 * @param twice orders in which more acted than the one that ran
 * @param commands that asked for an effect
 * @param repeated how many of them had been sent before
 */
public record DeadlineCensus(
        List<Effect> effects,
        List<String> early,
        List<String> missing,
        List<String> twice,
        long commands,
        long repeated) {

    /** Looks at deadlines of orders that nobody has touched since the API told of them. */
    public static DeadlineCensus of(Evidence evidence, List<Promise> promises) {
        Map<String, History> orders =
                History.of(evidence).stream().collect(Collectors.toMap(History::number, Function.identity()));
        List<Effect> effects = new ArrayList<>();
        List<String> early = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<String> twice = new ArrayList<>();
        for (Promise promise : promises) {
            String number = promise.orderNumber();
            List<Acted> acted = acted(orders.get(number));
            List<Acted> meant = acted.stream().filter(one -> one.isOf(promise)).toList();
            meant.stream()
                    .findFirst()
                    .ifPresentOrElse(first -> effects.add(first.of(promise)), () -> missing.add(number));
            if (acted.stream().anyMatch(Acted::isEarly)) {
                early.add(number);
            }
            if (acted.size() > 1) {
                twice.add(number);
            }
        }
        List<String> commands = commands(evidence);
        return new DeadlineCensus(
                effects,
                early,
                missing,
                twice,
                commands.size(),
                commands.size() - commands.stream().distinct().count());
    }

    public boolean holds() {
        return early.isEmpty() && missing.isEmpty() && twice.isEmpty();
    }

    /** What deadlines did to an order, each with the one that ran before. */
    private static List<Acted> acted(@Nullable History order) {
        List<Acted> acted = new ArrayList<>();
        WireDeadline running = null;
        for (Event event : order == null ? List.<Event>of() : order.events()) {
            if (event.isByDeadline() && isEffect(event)) {
                acted.add(new Acted(running, event.row().occurredAt()));
            }
            running = event.says().deadline();
        }
        return acted;
    }

    /** An order that is cancelled because a refund was agreed on is the second half of one effect. */
    private static boolean isEffect(Event event) {
        return switch (event.says().details()) {
            case OrderCancelled cancelled -> !cancelled.cause().equals("REFUND_AGREED");
            case CompletionConfirmed _, RefundAgreed _ -> true;
            default -> false;
        };
    }

    private static List<String> commands(Evidence evidence) {
        return evidence.of(Topics.ORDER_COMMANDS).stream()
                .filter(record -> !evidence.poison().contains(record.place()))
                .filter(record -> !RemindOfDeadline.TYPE.equals(record.headers().get(MessageHeaders.TYPE)))
                .map(record -> record.headers().getOrDefault(MessageHeaders.ID, record.place()))
                .toList();
    }

    /**
     * A deadline that acted when it was not met.
     *
     * @param at by the order service's clock
     */
    public record Effect(Promise promise, Instant at) {}

    private record Acted(@Nullable WireDeadline deadline, Instant at) {

        boolean isOf(Promise promise) {
            return deadline != null
                    && deadline.kind().equals(promise.kind())
                    && deadline.dueAt().equals(promise.dueAt());
        }

        boolean isEarly() {
            return deadline == null || !at.isAfter(deadline.dueAt());
        }

        Effect of(Promise promise) {
            return new Effect(promise, at);
        }
    }
}
