package marketplace.order.desk;

import java.time.Clock;
import marketplace.order.journal.CommandKey;
import marketplace.order.lane.Lanes;
import marketplace.order.lane.OrderNumbers;
import marketplace.order.lane.Outcome;
import marketplace.order.lane.Submission;
import marketplace.order.model.Actor;
import marketplace.order.model.Order;
import marketplace.order.model.OrderCommand;
import marketplace.order.request.RequestDigests;
import marketplace.order.request.WriteHeaders;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes a caller's command to the lanes and brings the answer back. */
@Component
class OrderCommands {

    private final Lanes lanes;
    private final OrderReads reads;
    private final RequestDigests digests;
    private final Clock clock;

    OrderCommands(Lanes lanes, OrderReads reads, RequestDigests digests, Clock clock) {
        this.lanes = lanes;
        this.reads = reads;
        this.digests = digests;
        this.clock = clock;
    }

    /** A number for the order that this request places; its repetitions meet in the same lane. */
    String newOrderNumber(Caller caller, WriteHeaders headers) {
        return lanes.newOrderNumber(placingKey(caller, headers));
    }

    Mono<Answer> place(Caller caller, WriteHeaders headers, OrderCommand.PlaceOrder command, OrderBodies.Place body) {
        CommandKey key = new CommandKey(placingKey(caller, headers), digests.digest("place", body));
        return submit(caller, command, key, headers);
    }

    /** The order that this very request placed before; empty when it did not. */
    Mono<Answer> placedBefore(Caller caller, WriteHeaders headers, OrderBodies.Place body) {
        CommandKey key = new CommandKey(placingKey(caller, headers), digests.digest("place", body));
        return reads.placed(lanes.laneFor(key.text()), key).map(order -> new Answer(order, true));
    }

    /** Presses a button of an order. */
    Mono<Answer> press(Caller caller, WriteHeaders headers, OrderCommand.PartyCommand command, Object body) {
        if (OrderNumbers.laneOf(command.orderNumber()).isEmpty()) {
            return Mono.error(Refusals.notFound());
        }
        return submit(caller, command, key(caller, headers, command, body), headers);
    }

    private Mono<Answer> submit(Caller caller, OrderCommand command, @Nullable CommandKey key, WriteHeaders headers) {
        Submission submission = new Submission(
                command, new Actor(caller.role(), caller.id()), key, headers.expectedVersion(), headers.traceParent());
        return lanes.submit(submission).flatMap(outcome -> answer(caller, outcome));
    }

    private Mono<Answer> answer(Caller caller, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> Mono.just(new Answer(accepted.order(), false));
            case Outcome.Replayed first ->
                reads.at(first.orderNumber(), first.version()).map(order -> new Answer(order, true));
            case Outcome.Refused refused -> Mono.error(Refusals.problem(refused, caller.role(), clock.instant()));
        };
    }

    private @Nullable CommandKey key(
            Caller caller, WriteHeaders headers, OrderCommand.PartyCommand command, Object body) {
        return headers.idempotencyKey() == null
                ? null
                : new CommandKey(
                        "%s|%s|%s|%s"
                                .formatted(caller.role(), caller.id(), command.orderNumber(), headers.idempotencyKey()),
                        digests.digest(command.action().path(), body));
    }

    private static String placingKey(Caller caller, WriteHeaders headers) {
        return "%s|%s|place|%s".formatted(caller.role(), caller.id(), headers.requiredKey());
    }

    /**
     * The order after a command.
     *
     * @param replayed whether this request had been answered before; then the order is as it was then
     */
    record Answer(Order order, boolean replayed) {}
}
