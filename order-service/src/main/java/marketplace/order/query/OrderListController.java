package marketplace.order.query;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import marketplace.order.lane.OrderNumbers;
import marketplace.order.model.Order;
import marketplace.order.model.OrderStatus;
import marketplace.order.query.OrderQuery.TimeBasis;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lists of orders. */
@RestController
@RequestMapping(path = "/v1/orders", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Orders: queries")
class OrderListController {

    private final OrderLists lists;

    OrderListController(OrderLists lists) {
        this.lists = lists;
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
