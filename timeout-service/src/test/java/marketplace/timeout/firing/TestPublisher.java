package marketplace.timeout.firing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import marketplace.contracts.OrderCommandMessage;
import marketplace.timeout.command.CommandPublisher;
import marketplace.timeout.command.Dispatch;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A Kafka that remembers what it took, and that can be away. */
final class TestPublisher implements CommandPublisher {

    private final List<OrderCommandMessage> published = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean away;
    private volatile Runnable meanwhile = () -> {};

    void setAway(boolean away) {
        this.away = away;
    }

    /** What happens between a claim and its acknowledgement. */
    void setMeanwhile(Runnable meanwhile) {
        this.meanwhile = meanwhile;
    }

    /** Everything acknowledged since the last call. */
    List<OrderCommandMessage> take() {
        synchronized (published) {
            List<OrderCommandMessage> taken = List.copyOf(published);
            published.clear();
            return taken;
        }
    }

    @Override
    public Mono<Set<OrderCommandMessage>> publish(List<Dispatch> dispatches) {
        return Mono.fromSupplier(() ->
                        acknowledge(dispatches.stream().map(Dispatch::command).toList()))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private Set<OrderCommandMessage> acknowledge(List<OrderCommandMessage> commands) {
        meanwhile.run();
        if (away) {
            return Set.of();
        }
        published.addAll(commands);
        return Set.copyOf(commands);
    }

    @Override
    public Duration longestPublication() {
        return Duration.ofSeconds(15);
    }
}
