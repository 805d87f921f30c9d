package marketplace.order.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import marketplace.contracts.Role;
import marketplace.order.model.Delivery;
import marketplace.order.model.Order;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.problem.ProblemType;
import marketplace.platform.security.Caller;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What was delivered, for the buyer of the order alone; recorded before it is shown. */
@RestController
@RequestMapping(path = "/v1/orders/{number}/delivery", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Orders: delivery information")
class DeliveryController {

    private final OrderReads reads;
    private final DeliveryViews views;
    private final DeliveryOpening opening;
    private final Clock clock;

    DeliveryController(OrderReads reads, DeliveryViews views, DeliveryOpening opening, Clock clock) {
        this.reads = reads;
        this.views = views;
        this.opening = opening;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "What the buyer needs to use what was delivered (buyer); every look is recorded")
    Mono<ResponseEntity<DeliveryBody>> show(Caller caller, @PathVariable String number) {
        caller.require(Role.BUYER);
        return reads.find(caller, number)
                .map(order -> requireDelivered(order, caller))
                .flatMap(order -> views.record(order, caller).thenReturn(order))
                .map(opening::open)
                .map(body ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body));
    }

    @GetMapping("/views")
    @Operation(summary = "Who looked at it and when, newest first (buyer, provider, operator)")
    Mono<DeliveryViews.Page> views(Caller caller, @PathVariable String number) {
        caller.require(Role.BUYER, Role.PROVIDER, Role.OPERATOR);
        return reads.find(caller, number)
                .flatMap(order -> views.latest(order).collectList())
                .map(DeliveryViews.Page::new);
    }

    private Order requireDelivered(Order order, Caller caller) {
        Delivery delivery = order.delivery();
        if (delivery != null && delivery.revokedAt() != null) {
            throw refused(OrderProblems.DELIVERY_REVOKED, "taken back at " + delivery.revokedAt(), order, caller);
        }
        if (DeliveryOpening.sealed(order) == null) {
            throw refused(OrderProblems.DELIVERY_NOT_THERE, "nothing is there to be shown yet", order, caller);
        }
        return order;
    }

    private ProblemException refused(ProblemType type, String detail, Order order, Caller caller) {
        return Refusals.withOrder(new ProblemException(type, detail), order, caller.role(), clock.instant());
    }
}
