package marketplace.platform.load;

import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;

/** A request's place among those that are worked on. */
public final class Place {

    private final Places places;
    private final long since;
    private final AtomicBoolean left = new AtomicBoolean();

    Place(Places places, long since) {
        this.places = places;
        this.since = since;
    }

    /** Works on, but first leaves the place to others: for requests that wait until something happens, of which there is a limit elsewhere. */
    public static <T> Mono<T> leaving(Mono<T> work) {
        return Mono.deferContextual(context -> {
            context.<Place>getOrEmpty(Place.class).ifPresent(Place::leave);
            return work;
        });
    }

    void leave() {
        if (left.compareAndSet(false, true)) {
            places.leave(since);
        }
    }
}
