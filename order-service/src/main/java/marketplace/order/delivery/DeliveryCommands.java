package marketplace.order.delivery;

import marketplace.order.lane.BrokenInvariantException;
import marketplace.order.lane.Lanes;
import marketplace.order.lane.Outcome;
import marketplace.order.lane.Submission;
import marketplace.order.model.Actor;
import marketplace.order.model.OrderCommand;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells orders how their delivery goes. */
@Component
class DeliveryCommands {

    private static final Logger log = LoggerFactory.getLogger(DeliveryCommands.class);

    private final Lanes lanes;

    DeliveryCommands(Lanes lanes) {
        this.lanes = lanes;
    }

    /** Empty where the order's own history contradicts itself: nobody can mend that by trying again. */
    Mono<Outcome> submit(OrderCommand command, @Nullable String traceParent) {
        return lanes.submit(new Submission(command, Actor.DELIVERY, null, null, traceParent))
                .onErrorResume(BrokenInvariantException.class, broken -> {
                    log.error("broken invariant of order {}", command.orderNumber(), broken);
                    return Mono.empty();
                });
    }
}
