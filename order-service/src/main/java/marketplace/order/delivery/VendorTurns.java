package marketplace.order.delivery;

import java.util.Optional;
import marketplace.order.delivery.VendorDelivery.Made;
import marketplace.order.model.AutomaticDelivery;
import marketplace.order.model.Delivery;
import marketplace.order.model.Order;
import marketplace.order.model.OrderStatus;
import marketplace.order.vendor.VendorEndpoint;
import marketplace.order.vendor.VendorOrder;
import marketplace.order.vendor.VendorRequest.Call;
import marketplace.order.vendor.endpoint.VendorEndpoints;
import marketplace.platform.log.LogKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes a delivery one step further. */
@Component
class VendorTurns {

    private static final Logger log = LoggerFactory.getLogger(VendorTurns.class);

    private final DeliveryStore store;
    private final VendorEndpoints endpoints;
    private final VendorCreates creates;
    private final VendorEndings endings;

    VendorTurns(DeliveryStore store, VendorEndpoints endpoints, VendorCreates creates, VendorEndings endings) {
        this.store = store;
        this.endpoints = endpoints;
        this.creates = creates;
        this.endings = endings;
    }

    /** Completes once it is written down how it goes on. */
    Mono<Void> take(VendorDelivery delivery) {
        return store.order(delivery)
                .flatMap(order -> turn(delivery, order))
                .switchIfEmpty(Mono.fromSupplier(() -> unknown(delivery)))
                .flatMap(next -> store.keep(delivery, next))
                .then();
    }

    /** Nobody can mend that by trying again. */
    private static Next unknown(VendorDelivery delivery) {
        log.atError()
                .addKeyValue(LogKeys.ORDER, delivery.orderNumber())
                .log("a delivery was asked for of order {}, which is not there", delivery.orderNumber());
        return Next.givenUp(delivery, "no such order");
    }

    private Mono<Next> turn(VendorDelivery delivery, Order order) {
        Made made = delivery.made();
        if (delivery.call() == Call.CREATE && order.status() == OrderStatus.DELIVERING) {
            return made == null ? create(delivery, order) : creates.deliver(delivery, made);
        }
        if (!delivery.surplus().isEmpty()) {
            return destroySurplus(delivery, order);
        }
        if (delivery.call() == Call.CREATE) {
            return Mono.just(Next.DONE);
        }
        return mayBeThere(delivery, order) ? destroy(delivery, order) : endings.undone(delivery);
    }

    /** The order remembers what was delivered when the delivery is long forgotten. */
    private static boolean mayBeThere(VendorDelivery delivery, Order order) {
        Delivery known = order.delivery();
        return delivery.asked() || (known != null && known.deliveredAt() != null && known.undoneAt() == null);
    }

    private Mono<Next> create(VendorDelivery delivery, Order order) {
        return endpoint(order)
                .flatMap(endpoint -> endpoint.map(known -> creates.call(delivery, vendorOrder(order), known))
                        .orElseGet(() -> creates.withoutEndpoint(delivery)));
    }

    private Mono<Next> destroy(VendorDelivery delivery, Order order) {
        return endpoint(order)
                .flatMap(endpoint -> endpoint.map(known -> endings.destroy(delivery, vendorOrder(order), known))
                        .orElseGet(() -> Mono.just(endings.withoutEndpoint(delivery))));
    }

    private Mono<Next> destroySurplus(VendorDelivery delivery, Order order) {
        return endpoint(order)
                .flatMap(endpoint -> endpoint.map(known -> endings.destroySurplus(delivery, vendorOrder(order), known))
                        .orElseGet(() -> Mono.just(endings.withoutEndpoint(delivery))));
    }

    private Mono<Optional<VendorEndpoint>> endpoint(Order order) {
        return endpoints.of(order.product().id()).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    private static VendorOrder vendorOrder(Order order) {
        String plan = order.product().delivery() instanceof AutomaticDelivery.Saas saas ? saas.plan() : null;
        return new VendorOrder(
                order.number(), order.product().id(), plan, order.identity().buyerId(), false);
    }
}
