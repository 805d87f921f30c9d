package marketplace.order.query;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lists of orders, the provider's order query and the buyer's purchases. */
@RestController
@RequestMapping(path = "/v1/orders", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Orders: queries")
class OrderListController {

    private static final String CURSOR = "cursor";
    private static final String LIMIT = "limit";

    private final OrderQueries queries;
    private final OrderPages pages;
    private final OrderLists lists;
    private final QueryProperties properties;

    OrderListController(OrderQueries queries, OrderPages pages, OrderLists lists, QueryProperties properties) {
        this.queries = queries;
        this.pages = pages;
        this.lists = lists;
        this.properties = properties;
    }

    @GetMapping
    @Operation(summary = "Orders of the caller's side by purchase or completion time, newest first")
    Mono<OrderSummaryView.Page> list(
            Caller caller,
            OrderQueryParameters parameters,
            @RequestParam @Parameter(hidden = true) MultiValueMap<String, String> given,
            @Parameter(description = "nextCursor or previousCursor of another page of the same query")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        OrderQuery query = queries.read(parameters, given.keySet(), CURSOR, LIMIT);
        return pages.page(caller, query, parameters.toString(), cursor, limit);
    }

    @GetMapping("/count")
    @Operation(summary = "How many orders the same query selects")
    Mono<CountView> count(
            Caller caller,
            OrderQueryParameters parameters,
            @RequestParam @Parameter(hidden = true) MultiValueMap<String, String> given) {
        OrderQuery query = queries.read(parameters, given.keySet());
        return lists.count(caller, query, properties.count() + 1).map(this::counted);
    }

    private CountView counted(long found) {
        return new CountView(Math.min(found, properties.count()), found <= properties.count());
    }
}
