package marketplace.order.delivery;

import java.util.List;
import java.util.function.Function;
import marketplace.order.lane.MachineCommands;
import marketplace.order.model.Actor;
import marketplace.order.model.DeliveryMethod;
import marketplace.order.model.OrderCommand;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Delivers APIs at once: a key pair is made and recorded. Asked twice, the first one stands. */
@Component
class KeyDeliveries {

    private static final int AT_ONCE = 256;

    private final ApiKeys keys;
    private final MachineCommands commands;

    KeyDeliveries(ApiKeys keys, MachineCommands commands) {
        this.keys = keys;
        this.commands = commands;
    }

    /** Completes once every one of these orders of APIs has a key. */
    Mono<Void> issue(List<Wanted> wanted) {
        return submit(
                wanted,
                order -> new OrderCommand.RecordIssuedKey(order.orderNumber(), keys.issue(order.orderNumber())));
    }

    /** There is nobody to call: whoever checks calls heard of the revocation when we did. */
    Mono<Void> end(List<Wanted> revoked) {
        return submit(revoked, order -> new OrderCommand.RecordDeliveryUndone(order.orderNumber(), DeliveryMethod.API));
    }

    private Mono<Void> submit(List<Wanted> orders, Function<Wanted, OrderCommand> command) {
        return Flux.fromIterable(orders)
                .flatMapSequential(
                        order -> commands.submit(command.apply(order), Actor.DELIVERY, order.traceParent()), AT_ONCE)
                .then();
    }
}
