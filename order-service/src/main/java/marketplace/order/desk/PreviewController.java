package marketplace.order.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import marketplace.order.lane.Outcome;
import marketplace.order.lane.Submission;
import marketplace.order.model.Actor;
import marketplace.order.model.Decision;
import marketplace.order.model.Evolution;
import marketplace.order.model.Order;
import marketplace.order.model.OrderCommand;
import marketplace.order.model.RefundClaim;
import marketplace.order.request.Conditions;
import marketplace.order.request.MoneyBody;
import marketplace.order.request.WriteHeaders;
import marketplace.order.view.RefundQuote;
import marketplace.order.view.RepricePreview;
import marketplace.platform.security.Caller;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a button would do: the rules decide on the order as it stands, and nothing is written. */
@RestController
@RequestMapping(path = "/v1/orders/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Orders: commands")
class PreviewController {

    private final OrderReads reads;
    private final Clock clock;

    PreviewController(OrderReads reads, Clock clock) {
        this.reads = reads;
        this.clock = clock;
    }

    @PostMapping("/preview-reprice")
    @Operation(
            summary = "What a reprice would do, or why it would be refused (provider); changes nothing",
            description =
                    "Send the ETag of the answer with the reprice as If-Match: then it does just this, or nothing.")
    Mono<ResponseEntity<RepricePreview>> previewReprice(
            Caller caller,
            @PathVariable String number,
            @Conditions(keyed = false) WriteHeaders headers,
            @Valid @RequestBody OrderBodies.Reprice body) {
        OrderCommand.RepriceOrder command = body.command(number);
        return reads.find(caller, number)
                .map(order -> preview(order, dry(command, caller, headers)))
                .map(preview -> ResponseEntity.ok()
                        .eTag(WriteHeaders.entityTag(preview.version()))
                        .body(preview));
    }

    @PostMapping("/quote-refund")
    @Operation(
            summary = "What the buyer could ask back now, or why nothing (buyer); changes nothing",
            description = "Refused just as the real request would be.")
    Mono<RefundQuote> quoteRefund(
            Caller caller, @PathVariable String number, @Conditions(keyed = false) WriteHeaders headers) {
        OrderCommand.AskRefund whole =
                new OrderCommand.AskRefund(number, RefundClaim.Reason.OTHER, "what would it be", null);
        return reads.find(caller, number).map(order -> quote(order, dry(whole, caller, headers)));
    }

    private RefundQuote quote(Order order, Submission dry) {
        Order asked = decided(order, dry);
        RefundClaim claim = asked.claims().openRefund().orElseThrow();
        return RefundQuote.of(order, MoneyBody.of(claim.amount()));
    }

    private RepricePreview preview(Order order, Submission dry) {
        return RepricePreview.of(order, decided(order, dry), clock.instant());
    }

    /** The order as it would be. */
    private Order decided(Order order, Submission dry) {
        Instant now = clock.instant();
        return switch (dry.decide(order, now)) {
            case Decision.Accepted accepted -> Evolution.evolve(order, accepted.events(), dry.actor(), now);
            case Decision.Refused refused ->
                throw Refusals.problem(
                        new Outcome.Refused(refused.refusal(), order),
                        dry.actor().role(),
                        now);
        };
    }

    private static Submission dry(OrderCommand command, Caller caller, WriteHeaders headers) {
        Actor actor = new Actor(caller.role(), caller.id());
        return new Submission(command, actor, null, headers.expectedVersion(), null);
    }
}
