package marketplace.order.delivery;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Set;
import marketplace.contracts.Role;
import marketplace.order.lane.OrderNumbers;
import marketplace.order.request.Reading;
import marketplace.order.request.Settlement;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What vendors are called for, over HTTP, for operators only. */
@RestController
@RequestMapping(path = "/v1/deliveries", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Deliveries")
class DeliveryDeskController {

    private static final Set<String> LIST_PARAMETERS = Set.of("state", "after", "limit");

    private final DeliveryDesk desk;
    private final DeskStore store;

    DeliveryDeskController(DeliveryDesk desk, DeskStore store) {
        this.desk = desk;
        this.store = store;
    }

    @GetMapping
    @Operation(summary = "What vendors are called for (operator), in the sequence of the orders' numbers")
    Mono<KnownDelivery.Deliveries> list(
            Caller caller,
            @Parameter(schema = @Schema(implementation = DeliveryState.class, defaultValue = "GIVEN_UP"))
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam @Parameter(hidden = true) MultiValueMap<String, String> given) {
        caller.require(Role.OPERATOR);
        Reading reading = new Reading();
        reading.only(LIST_PARAMETERS, given.keySet());
        DeliveryState wanted = reading.one("state", state, DeliveryState.class, DeliveryState.GIVEN_UP);
        String past =
                reading.one("after", after, DeliveryDeskController::place, "the nextAfter of the page before", "");
        reading.finish();
        return store.list(wanted, past, limit).collectList().map(found -> KnownDelivery.Deliveries.of(found, limit));
    }

    @GetMapping("/{id}")
    @Operation(summary = "What the vendor of an order is called for (operator)")
    Mono<KnownDelivery> find(Caller caller, @PathVariable String id) {
        caller.require(Role.OPERATOR);
        return desk.find(id);
    }

    @PostMapping("/{id}/retry")
    @Operation(summary = "Have the vendor called again (operator), where it was given up")
    Mono<KnownDelivery> retry(Caller caller, @PathVariable String id) {
        caller.require(Role.OPERATOR);
        return desk.retry(id);
    }

    @PostMapping("/{id}/settle")
    @Operation(
            summary = "Close what was given up (operator), saying what was done; the vendor is not called afterwards")
    Mono<KnownDelivery> settle(Caller caller, @PathVariable String id, @Valid @RequestBody Settlement settlement) {
        caller.require(Role.OPERATOR);
        return desk.settle(id, settlement.note(), caller.id());
    }

    private static String place(String after) {
        if (OrderNumbers.laneOf(after).isEmpty()) {
            throw new IllegalArgumentException("no order number");
        }
        return after;
    }
}
