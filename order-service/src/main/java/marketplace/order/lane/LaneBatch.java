package marketplace.order.lane;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** One transaction of a writer: lock the lanes, load, decide, write all of it in one statement, commit. */
@Component
class LaneBatch {

    private final LaneStore store;
    private final TransactionalOperator transactions;
    private final Clock clock;

    LaneBatch(LaneStore store, TransactionalOperator transactions, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Commits the batch and then tells what became of each submission.
     *
     * @param deciding where the rules run: not on a thread that serves connections
     */
    Mono<BatchResult> commit(List<Submission> batch, Scheduler deciding) {
        return store.lockAndLoad(batch)
                .publishOn(deciding)
                .map(state -> BatchDecisions.decide(state, batch, clock.instant()))
                .flatMap(this::write)
                .as(transactions::transactional);
    }

    private Mono<BatchResult> write(BatchResult result) {
        return result.rows().isEmpty() ? Mono.just(result) : store.write(result).thenReturn(result);
    }
}
