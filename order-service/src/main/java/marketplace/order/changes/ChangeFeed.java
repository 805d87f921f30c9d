package marketplace.order.changes;

import java.time.Duration;
import marketplace.platform.load.Place;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What changed for a caller, at once or as it comes. */
@Component
class ChangeFeed {

    private final ChangeStore store;
    private final ChangeCursors cursors;
    private final Listeners listeners;
    private final ChangesProperties properties;

    ChangeFeed(ChangeStore store, ChangeCursors cursors, Listeners listeners, ChangesProperties properties) {
        this.store = store;
        this.cursors = cursors;
        this.listeners = listeners;
        this.properties = properties;
    }

    /** Where a caller begins: after its cursor, or where it wants to start. */
    Mono<LanePositions> begin(Caller caller, @Nullable String after, FeedStart start) {
        if (after != null) {
            return Mono.just(cursors.read(caller, after));
        }
        return switch (start) {
            case BEGINNING -> Mono.just(cursors.beginning());
            case NOW -> store.heads(cursors.beginning());
        };
    }

    /** The next changes; when there are none, those that come while the caller waits. */
    Mono<ChangePage> next(Caller caller, LanePositions after, int limit, Duration wait) {
        return store.page(caller, after, limit)
                .flatMap(page -> page.isEmpty() && wait.isPositive() && listeners.areWelcome()
                        ? Place.leaving(await(caller, page, limit, wait))
                        : Mono.just(page));
    }

    /** Page after page as they come, for as long as the stream lives; while the database is away there are none. */
    Flux<ChangePage> stream(Listener listener) {
        return listener.next().onErrorComplete(DataAccessException.class).repeat(() -> !listener.hasEnded());
    }

    /** Completes when a stream is to end. */
    Mono<Void> endOf(Listener listener) {
        return Mono.firstWithSignal(
                listener.ended(), Mono.delay(properties.streamLife()).then());
    }

    private Mono<ChangePage> await(Caller caller, ChangePage nothing, int limit, Duration wait) {
        return Mono.using(
                        () -> listeners.open(caller, nothing.before(), limit),
                        listener -> Mono.firstWithSignal(
                                listener.next(), Mono.delay(wait).then(Mono.<ChangePage>empty())),
                        listeners::close)
                .defaultIfEmpty(nothing);
    }
}
