package marketplace.order.delivery;

import java.util.List;
import marketplace.order.lane.BrokenInvariantException;
import marketplace.order.lane.Lanes;
import marketplace.order.lane.Outcome;
import marketplace.order.lane.Submission;
import marketplace.order.model.Actor;
import marketplace.order.model.DeliveryMethod;
import marketplace.order.model.OrderCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Delivers APIs at once: a key pair is made and recorded. Asked twice, the first one stands. */
@Component
class KeyDeliveries {

    private static final Logger log = LoggerFactory.getLogger(KeyDeliveries.class);
    private static final int AT_ONCE = 256;

    private final ApiKeys keys;
    private final Lanes lanes;

    KeyDeliveries(ApiKeys keys, Lanes lanes) {
        this.keys = keys;
        this.lanes = lanes;
    }

    /** Completes once every API among these has a key. */
    Mono<Void> issue(List<WantedDelivery> wanted) {
        return Flux.fromIterable(wanted)
                .filter(delivery -> delivery.is(DeliveryMethod.API))
                .flatMap(this::issue, AT_ONCE)
                .then();
    }

    private Mono<Outcome> issue(WantedDelivery delivery) {
        String number = delivery.orderNumber();
        OrderCommand command = new OrderCommand.RecordIssuedKey(number, keys.issue(number));
        return lanes.submit(new Submission(command, Actor.DELIVERY, null, null, delivery.traceParent()))
                .onErrorResume(BrokenInvariantException.class, broken -> {
                    log.error("broken invariant of order {}", number, broken);
                    return Mono.empty();
                });
    }
}
