package marketplace.platform.database;

import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Work on many rows, a bounded batch at a time, so that none of its statements is long. */
public final class BatchRounds {

    private BatchRounds() {}

    /**
     * Rounds without end, each of as many batches as it takes.
     *
     * @param every how often a round begins
     * @param size most rows of a batch
     * @param batch does one, and says of how many rows it was
     */
    public static Flux<Long> every(Duration every, int size, Mono<Long> batch) {
        return Flux.interval(every)
                .onBackpressureDrop()
                .concatMap(tick -> batch.expand(rows -> rows < size ? Mono.empty() : batch), 1);
    }
}
