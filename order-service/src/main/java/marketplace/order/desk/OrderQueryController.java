package marketplace.order.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import marketplace.order.desk.OrderQuery.TimeBasis;
import marketplace.order.desk.OrderReads.Timeline;
import marketplace.order.lane.OrderNumbers;
import marketplace.order.model.Order;
import marketplace.order.model.OrderStatus;
import marketplace.order.request.WriteHeaders;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
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
@Tag(name = "Orders: queries")
class OrderQueryController {

    private final OrderReads reads;
    private final OrderLists lists;

    OrderQueryController(OrderReads reads, OrderLists lists) {
        this.reads = reads;
        this.lists = lists;
    }

    @GetMapping("/{number}")
    @Operation(
            summary = "An order: what runs now, who must act by when, what happens otherwise, what the caller may do")
    Mono<ResponseEntity<OrderView>> find(Caller caller, @PathVariable String number) {
        return reads.find(caller, number)
                .map(order -> ResponseEntity.ok()
                        .eTag(WriteHeaders.entityTag(order.version()))
                        .body(OrderView.of(order, caller.role())));
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

    @GetMapping
    @Operation(summary = "Orders of the caller's side by purchase or completion time, newest first")
    Mono<OrderSummaryView.Page> list(
            Caller caller,
            @RequestParam(defaultValue = "PURCHASE") TimeBasis timeBasis,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "UTC") String zone,
            @RequestParam(required = false) @Nullable OrderStatus status,
            @RequestParam(required = false) @Nullable String orderNumber,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        ZoneId zoneId = OrderQuery.zone(zone);
        Instant first = from == null ? OrderQuery.BEGINNING : OrderQuery.instant(from, zoneId, "from");
        Instant past = to == null ? OrderQuery.END : OrderQuery.instant(to, zoneId, "to");
        if (orderNumber != null && OrderNumbers.laneOf(orderNumber).isEmpty()) {
            return Mono.just(new OrderSummaryView.Page(List.of(), null));
        }
        ListCursor before = cursor == null ? null : ListCursor.decode(cursor);
        OrderQuery query = new OrderQuery(timeBasis, first, past, status, orderNumber, before, limit);
        return lists.list(caller, query).collectList().map(found -> page(found, query, caller));
    }

    private static Timeline timeline(List<TimelineEntry> entries, int limit) {
        return new Timeline(
                entries, entries.size() < limit ? null : entries.getLast().version());
    }

    private static OrderSummaryView.Page page(List<Order> found, OrderQuery query, Caller caller) {
        List<OrderSummaryView> lines = found.stream()
                .map(order -> OrderSummaryView.of(order, caller.role()))
                .toList();
        return new OrderSummaryView.Page(lines, found.size() < query.limit() ? null : cursor(found.getLast(), query));
    }

    private static @Nullable String cursor(Order last, OrderQuery query) {
        Instant time = query.timeBasis() == TimeBasis.PURCHASE
                ? last.milestones().purchasedAt()
                : last.milestones().completedAt();
        return time == null ? null : new ListCursor(time, last.number()).encoded();
    }
}
