package marketplace.order.delivery;

import marketplace.order.lane.MachineCommands;
import marketplace.order.model.Actor;
import marketplace.order.model.DeliveryMethod;
import marketplace.order.model.OrderCommand.RecordDeliveryUndone;
import marketplace.order.vendor.VendorClient;
import marketplace.order.vendor.VendorEndpoint;
import marketplace.order.vendor.VendorOrder;
import marketplace.order.vendor.VendorOutcome;
import marketplace.order.vendor.VendorOutcome.AskAgain;
import marketplace.order.vendor.VendorOutcome.Done;
import marketplace.order.vendor.VendorOutcome.Failed;
import marketplace.order.vendor.VendorOutcome.Refused;
import marketplace.order.vendor.VendorRequest;
import marketplace.platform.log.LogKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Has vendors end what nobody may use any more. */
@Component
class VendorEndings {

    private static final Logger log = LoggerFactory.getLogger(VendorEndings.class);

    private final VendorClient client;
    private final DeliveryStore store;
    private final MachineCommands commands;
    private final DeliveryBackoff backoff;
    private final DeliveryProperties properties;

    VendorEndings(
            VendorClient client,
            DeliveryStore store,
            MachineCommands commands,
            DeliveryBackoff backoff,
            DeliveryProperties properties) {
        this.client = client;
        this.store = store;
        this.commands = commands;
        this.backoff = backoff;
        this.properties = properties;
    }

    /** Ends whatever the order has: also an instance of which no answer ever told. */
    Mono<Next> destroy(VendorDelivery delivery, VendorOrder order, VendorEndpoint endpoint) {
        return call(delivery, VendorRequest.destroy(order), endpoint)
                .flatMap(outcome -> outcome instanceof Done ? undone(delivery) : Mono.just(again(delivery, outcome)));
    }

    /** Ends an instance that the order has besides its own. */
    Mono<Next> destroySurplus(VendorDelivery delivery, VendorOrder order, VendorEndpoint endpoint) {
        String instanceId = delivery.surplus().getFirst();
        return call(delivery, VendorRequest.destroy(order, instanceId), endpoint)
                .flatMap(outcome -> outcome instanceof Done
                        ? store.destroyed(delivery, instanceId).thenReturn(Next.AT_ONCE)
                        : Mono.just(again(delivery, outcome)));
    }

    /** Nothing is there, or not any more. */
    Mono<Next> undone(VendorDelivery delivery) {
        RecordDeliveryUndone command = new RecordDeliveryUndone(delivery.orderNumber(), DeliveryMethod.SAAS);
        return commands.submit(command, Actor.DELIVERY, delivery.traceParent()).thenReturn(Next.DONE);
    }

    Next withoutEndpoint(VendorDelivery delivery) {
        return later(delivery, "no vendor endpoint");
    }

    private Mono<VendorOutcome> call(VendorDelivery delivery, VendorRequest destroy, VendorEndpoint endpoint) {
        return client.call(endpoint, delivery.accepted() ? VendorRequest.query(destroy) : destroy);
    }

    private Next again(VendorDelivery delivery, VendorOutcome outcome) {
        return switch (outcome) {
            case AskAgain again -> Next.accepted(delivery, again.after());
            case Refused refused -> later(delivery, refused.reason());
            case Failed failed -> later(delivery, failed.detail());
            case Done _ -> Next.DONE;
        };
    }

    private Next later(VendorDelivery delivery, String why) {
        if (delivery.age().compareTo(properties.takeBackWithin()) >= 0) {
            log.atError()
                    .addKeyValue(LogKeys.ORDER, delivery.orderNumber())
                    .log("the vendor never took back the delivery of order {}: {}", delivery.orderNumber(), why);
            return Next.givenUp(delivery, why);
        }
        return Next.again(delivery, false, backoff.afterFailure(delivery)).because(why);
    }
}
