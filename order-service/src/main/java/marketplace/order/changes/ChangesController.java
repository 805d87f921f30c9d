package marketplace.order.changes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The changes feed over HTTP. */
@RestController
@RequestMapping("/v1/changes")
@Tag(name = "Orders: changes")
class ChangesController {

    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String EXAMPLE = "AQQQAAAEAAAAAAAAAAAAAAAAAABz1kq8Zt3vQ0mXy7Rk2uLe";
    private static final Duration RECONNECT = Duration.ofSeconds(2);

    private final ChangeFeed feed;
    private final ChangeCursors cursors;
    private final Listeners listeners;
    private final ChangesProperties properties;

    ChangesController(ChangeFeed feed, ChangeCursors cursors, Listeners listeners, ChangesProperties properties) {
        this.feed = feed;
        this.cursors = cursors;
        this.listeners = listeners;
        this.properties = properties;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Every version of the caller's orders after a cursor, each exactly once", description = """
                    In version order within an order; orders are not ordered among each other. Keep the cursor of the answer, \
                    also when nothing changed, and send it as `after` next time. With `wait` the request stays open until \
                    something changes. To synchronise: take a cursor with `start=NOW`, download the list of orders, then follow \
                    the feed.""")
    Mono<OrderChange.Page> changes(
            Caller caller,
            @Parameter(description = "The cursor of the answer before; missing, start decides", example = EXAMPLE)
                    @RequestParam(required = false)
                    @Nullable
                    String after,
            @Parameter(
                            description = "Where a caller without a cursor begins",
                            schema = @Schema(implementation = FeedStart.class, defaultValue = "BEGINNING"),
                            example = "NOW")
                    @RequestParam(required = false)
                    @Nullable
                    String start,
            @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit,
            @Parameter(
                            description = "How long to wait for a change, ISO 8601; not at all when missing",
                            example = "PT20S")
                    @RequestParam(required = false)
                    @Nullable
                    String wait,
            @RequestParam @Parameter(hidden = true) MultiValueMap<String, String> given) {
        FeedParameters parameters = FeedParameters.read(start, wait, properties.longestWait(), given.keySet());
        return feed.begin(caller, after, parameters.start())
                .flatMap(from -> feed.next(caller, from, limit, parameters.waiting()))
                .map(page -> page(caller, page));
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "The same as Server-Sent Events of type change, whose id is the cursor after it",
            description = """
                    Begins after `Last-Event-ID`, else after the parameter, else at `start`; resuming misses and repeats \
                    nothing. The stream ends from time to time, and clients reconnect.""")
    @ApiResponse(
            responseCode = "200",
            description = "Events without end; each has a change as its data",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = OrderChange.class)))
    Flux<ServerSentEvent<OrderChange>> stream(
            Caller caller,
            @Parameter(
                            description =
                                    "The id of the event before, as clients send it by themselves; goes before after",
                            example = EXAMPLE)
                    @RequestHeader(name = LAST_EVENT_ID, required = false)
                    @Nullable
                    String lastEventId,
            @Parameter(description = "A cursor of the feed; missing, start decides", example = EXAMPLE)
                    @RequestParam(required = false)
                    @Nullable
                    String after,
            @Parameter(
                            description = "Where a caller without a cursor begins",
                            schema = @Schema(implementation = FeedStart.class, defaultValue = "BEGINNING"),
                            example = "NOW")
                    @RequestParam(required = false)
                    @Nullable
                    String start,
            @RequestParam @Parameter(hidden = true) MultiValueMap<String, String> given) {
        FeedParameters parameters = FeedParameters.read(start, given.keySet());
        return feed.begin(caller, lastEventId == null ? after : lastEventId, parameters.start())
                .flatMapMany(from -> Flux.using(
                        () -> listeners.open(caller, from, properties.streamBatch()),
                        listener -> events(listener, from),
                        listeners::close));
    }

    private Flux<ServerSentEvent<OrderChange>> events(Listener listener, LanePositions from) {
        Caller caller = listener.caller();
        Flux<ServerSentEvent<OrderChange>> changes =
                feed.stream(listener).concatMapIterable(ChangePage::steps, 1).map(step -> event(caller, step));
        return Flux.merge(Flux.just(opened(caller, from)), changes, heartbeats())
                .takeUntilOther(feed.endOf(listener));
    }

    private Flux<ServerSentEvent<OrderChange>> heartbeats() {
        return Flux.interval(properties.heartbeat())
                .onBackpressureDrop()
                .map(tick ->
                        ServerSentEvent.<OrderChange>builder().comment("alive").build());
    }

    private OrderChange.Page page(Caller caller, ChangePage page) {
        return new OrderChange.Page(page.changes(), cursors.write(caller, page.after()), page.more());
    }

    private ServerSentEvent<OrderChange> event(Caller caller, ChangePage.Step step) {
        return ServerSentEvent.builder(step.change())
                .id(cursors.write(caller, step.after()))
                .event("change")
                .build();
    }

    /** Says at once where the client is: who began now and loses the connection before anything changes comes back to this moment. */
    private ServerSentEvent<OrderChange> opened(Caller caller, LanePositions from) {
        return ServerSentEvent.<OrderChange>builder()
                .id(cursors.write(caller, from))
                .comment("open")
                .retry(RECONNECT)
                .build();
    }
}
