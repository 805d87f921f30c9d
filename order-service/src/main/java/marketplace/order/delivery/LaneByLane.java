package marketplace.order.delivery;

import java.util.Collection;
import java.util.function.BiFunction;
import java.util.function.Function;
import marketplace.order.lane.OrderNumbers;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Keeps every transaction within one lane, so that lanes may lie on different nodes of a database. */
final class LaneByLane {

    private LaneByLane() {}

    /** What the statements of all lanes give, one lane after the other; none begins before the one before has ended. */
    static <T> Flux<T> each(
            Flux<String> orderNumbers, BiFunction<Integer, Collection<String>, Publisher<T>> statement) {
        return each(orderNumbers, number -> OrderNumbers.laneOf(number).orElseThrow(), statement);
    }

    /** The same for what tells its lane otherwise. */
    static <I, T> Flux<T> each(
            Flux<I> items, Function<I, Integer> lane, BiFunction<Integer, Collection<I>, Publisher<T>> statement) {
        return items.collectMultimap(lane)
                .flatMapIterable(lanes -> lanes.entrySet())
                .concatMap(itsItems -> statement.apply(itsItems.getKey(), itsItems.getValue()));
    }
}
