package marketplace.order.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Objects;
import marketplace.contracts.Role;
import marketplace.order.model.Order;
import marketplace.order.problem.OrderProblems;
import marketplace.order.vault.Vault;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.security.Caller;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Completion information, for the buyer of the order alone; recorded before it is shown. */
@RestController
@RequestMapping(path = "/v1/orders/{number}/completion", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Orders: completion information")
class CompletionController {

    private final OrderReads reads;
    private final CompletionViews views;
    private final Vault vault;
    private final Clock clock;

    CompletionController(OrderReads reads, CompletionViews views, Vault vault, Clock clock) {
        this.reads = reads;
        this.views = views;
        this.vault = vault;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "What the provider handed over (buyer); every look is recorded")
    Mono<ResponseEntity<Information>> show(Caller caller, @PathVariable String number) {
        caller.require(Role.BUYER);
        return reads.find(caller, number)
                .map(order -> requireCompleted(order, caller))
                .flatMap(order -> views.record(order, caller).thenReturn(order))
                .map(this::open)
                .map(information ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(information));
    }

    @GetMapping("/views")
    @Operation(summary = "Who looked at it and when, newest first (buyer, provider, operator)")
    Mono<CompletionViews.Page> views(Caller caller, @PathVariable String number) {
        caller.require(Role.BUYER, Role.PROVIDER, Role.OPERATOR);
        return reads.find(caller, number)
                .flatMap(order -> views.latest(order).collectList())
                .map(CompletionViews.Page::new);
    }

    private Order requireCompleted(Order order, Caller caller) {
        if (order.implementation().sealedInformation() == null) {
            ProblemException problem = new ProblemException(
                    OrderProblems.COMPLETION_NOT_THERE, "the provider has not completed the implementation yet");
            throw Refusals.withOrder(problem, order, caller.role(), clock.instant());
        }
        return order;
    }

    private Information open(Order order) {
        String sealed = Objects.requireNonNull(order.implementation().sealedInformation());
        return new Information(order.implementation().round(), vault.open(order.number(), sealed));
    }

    /**
     * What the provider handed over.
     *
     * @param round which completion it belongs to
     */
    record Information(int round, String completionInformation) {

        /** Not the generated one, which would print the secret. */
        @Override
        public String toString() {
            return "Information[completionInformation=***]";
        }
    }
}
