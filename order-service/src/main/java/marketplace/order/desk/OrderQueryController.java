package marketplace.order.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.util.List;
import marketplace.order.desk.OrderReads.Timeline;
import marketplace.order.request.WriteHeaders;
import marketplace.order.view.OrderView;
import marketplace.order.view.TimelineEntry;
import marketplace.platform.security.Caller;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What callers ask about orders. */
@RestController
@RequestMapping(path = "/v1/orders", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Orders: one order")
class OrderQueryController {

    private final OrderReads reads;
    private final Clock clock;

    OrderQueryController(OrderReads reads, Clock clock) {
        this.reads = reads;
        this.clock = clock;
    }

    @GetMapping("/{number}")
    @Operation(
            summary = "An order: what runs now, who must act by when, what happens otherwise, what the caller may do")
    Mono<ResponseEntity<OrderView>> find(Caller caller, @PathVariable String number) {
        return reads.find(caller, number)
                .map(order -> ResponseEntity.ok()
                        .eTag(WriteHeaders.entityTag(order.version()))
                        .body(OrderView.of(order, caller.role(), clock.instant())));
    }

    @GetMapping("/{number}/timeline")
    @Operation(summary = "What happened to an order, oldest first")
    Mono<Timeline> timeline(
            Caller caller,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") @Min(0) long after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit) {
        return reads.find(caller, number)
                .flatMap(order -> reads.timeline(number, after, limit).collectList())
                .map(entries -> timeline(entries, limit));
    }

    private static Timeline timeline(List<TimelineEntry> entries, int limit) {
        return new Timeline(
                entries, entries.size() < limit ? null : entries.getLast().version());
    }
}
