package marketplace.order.parking;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import marketplace.contracts.Role;
import marketplace.order.request.Reading;
import marketplace.order.request.Settlement;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
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

/** Parked payments over HTTP, for operators only. */
@RestController
@RequestMapping(path = "/v1/parked-payments", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Parked payments")
class ParkedPaymentController {

    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    private static final Set<String> LIST_PARAMETERS = Set.of("state", "after", "limit");
    private static final String STATES = "one of " + Arrays.toString(ParkingState.values());

    private final ParkingDesk desk;
    private final ParkingStore store;

    ParkedPaymentController(ParkingDesk desk, ParkingStore store) {
        this.desk = desk;
        this.store = store;
    }

    @GetMapping
    @Operation(summary = "Payment events that were part of no order when they came (operator), oldest first")
    Mono<ParkedPaymentView.ParkedPayments> list(
            Caller caller,
            @Parameter(
                            description = "Of any state where missing",
                            schema = @Schema(implementation = ParkingState.class))
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @Parameter(
                            description = "nextAfter of the page before",
                            schema = @Schema(type = "integer", format = "int64", defaultValue = "0"))
                    @RequestParam(required = false)
                    @Nullable
                    String after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam @Parameter(hidden = true) MultiValueMap<String, String> given) {
        caller.require(Role.OPERATOR);
        Reading reading = new Reading();
        reading.only(LIST_PARAMETERS, given.keySet());
        ParkingState wanted = reading.optional("state", state, ParkingState::valueOf, STATES);
        long past = reading.one("after", after, ParkedPaymentController::place, "the nextAfter of the page before", 0L);
        reading.finish();
        return store.list(wanted, past, limit)
                .collectList()
                .map(found -> ParkedPaymentView.ParkedPayments.of(found, limit));
    }

    @GetMapping("/{id}")
    @Operation(summary = "A parked payment (operator)")
    Mono<ParkedPaymentView> find(Caller caller, @PathVariable String id) {
        caller.require(Role.OPERATOR);
        return desk.find(parkingId(id)).map(ParkedPaymentView::of);
    }

    @PostMapping("/{id}/retry")
    @Operation(summary = "Try it now (operator); the answer says whether it is part of its order, and if not why")
    Mono<ParkedPaymentView> retry(Caller caller, @PathVariable String id) {
        caller.require(Role.OPERATOR);
        return desk.retry(parkingId(id), caller.id()).map(ParkedPaymentView::of);
    }

    @PostMapping("/{id}/settle")
    @Operation(summary = "Close it by hand (operator), saying what was done; it is never applied afterwards")
    Mono<ParkedPaymentView> settle(Caller caller, @PathVariable String id, @Valid @RequestBody Settlement settlement) {
        caller.require(Role.OPERATOR);
        return desk.settle(parkingId(id), settlement.note(), caller.id()).map(ParkedPaymentView::of);
    }

    private static Long place(String after) {
        if (!ID.matcher(after).matches()) {
            throw new IllegalArgumentException("no id");
        }
        return Long.valueOf(after);
    }

    private static long parkingId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new ProblemException(PlatformProblems.NOT_FOUND, "no parked payment with this id");
        }
        return Long.parseLong(id);
    }
}
