package marketplace.order.download.job;

import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Deletes what nobody needs any more, a little at a time: pages of finished jobs, files that have expired, jobs long past. */
@Component
class Purging {

    private final PurgeStore store;
    private final JobProperties properties;
    private final Clock clock;

    Purging(PurgeStore store, JobProperties properties, Clock clock) {
        this.store = store;
        this.properties = properties;
        this.clock = clock;
    }

    /** Everything that can be deleted now; the number of jobs that are forgotten. */
    Mono<Long> purge() {
        return store.expire(clock.instant())
                .then(store.next())
                .expand(littered -> clean(littered).then(Mono.defer(store::next)))
                .then(Mono.defer(() -> store.forget(clock.instant().minus(properties.rememberedFor()))));
    }

    private Mono<Long> clean(PurgeStore.Littered littered) {
        return delete(littered)
                .expand(deleted -> deleted == 0 ? Mono.empty() : delete(littered))
                .then(Mono.defer(() -> store.cleaned(littered)));
    }

    private Mono<Long> delete(PurgeStore.Littered littered) {
        return Mono.defer(() -> store.deletePages(littered, properties.purgeBatch()))
                .zipWhen(pages -> store.deleteParts(littered, properties.purgeBatch()), Long::sum);
    }
}
