package marketplace.order.journal;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Tells readers of the journal in this instance that something was committed, so that they need not poll quickly. */
@Component
public class CommitSignal {

    private final AtomicLong count = new AtomicLong();
    private final Sinks.Many<Boolean> commits = Sinks.many().multicast().directBestEffort();

    /** Something was appended to the journal. */
    public synchronized void committed() {
        var _ = count.incrementAndGet();
        // Not emitNext: where nobody has asked for anything yet that would end the signal for good. Whoever misses this
        // sees the count.
        var _ = commits.tryEmitNext(true);
    }

    /** How many commits there were so far. Taken before the journal is read. */
    public long seen() {
        return count.get();
    }

    /** Completes with the first commit after those that were seen, at once when it has happened already. */
    public Mono<Boolean> after(long seen) {
        return Mono.firstWithSignal(
                commits.asFlux().next(), Mono.defer(() -> count.get() == seen ? Mono.never() : Mono.just(true)));
    }
}
