package marketplace.timeout.firing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import marketplace.contracts.OrderCommandMessage;
import marketplace.timeout.command.CommandPublisher;
import marketplace.timeout.command.Dispatch;
import marketplace.timeout.firing.Claim.Outcome;
import marketplace.timeout.firing.ClaimStore.Claims;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * One round: claim, publish, settle. A crash between any two of them leaves claims that fire again when their lease is over, so
 * nothing is lost; what Kafka did not acknowledge goes back to its place in the queue at once.
 */
@Component
class Firing {

    private final ClaimStore store;
    private final CommandPublisher publisher;
    private final Lateness lateness;
    private final Clock clock;
    private final FiringProperties properties;

    Firing(ClaimStore store, CommandPublisher publisher, Lateness lateness, Clock clock, FiringProperties properties) {
        if (properties.lease().compareTo(publisher.longestPublication()) <= 0) {
            throw new IllegalStateException("marketplace.firing.lease must outlast a publication, which takes up to "
                    + publisher.longestPublication());
        }
        this.store = store;
        this.publisher = publisher;
        this.lateness = lateness;
        this.clock = clock;
        this.properties = properties;
    }

    /** Fires what is due, up to one batch; gives how long to rest before the next round. */
    Mono<Duration> round() {
        return store.claim()
                .flatMap(claimed -> claimed.claims().isEmpty() ? Mono.just(properties.poll()) : fire(claimed));
    }

    private Mono<Duration> fire(Claims claimed) {
        List<Dispatch> commands = claimed.claims().stream()
                .map(Claim::dispatch)
                .flatMap(Optional::stream)
                .toList();
        return publisher
                .publish(commands)
                .doOnNext(acknowledged -> recordLateness(claimed, acknowledged))
                .flatMap(acknowledged -> settle(claimed, acknowledged)
                        .thenReturn(acknowledged.size() < commands.size() ? properties.afterFailure() : rest(claimed)));
    }

    private Mono<Long> settle(Claims claimed, Set<OrderCommandMessage> acknowledged) {
        List<Outcome> outcomes = claimed.claims().stream()
                .map(claim -> isDone(claim, acknowledged) ? claim.published(properties) : claim.returned())
                .toList();
        return store.settle(outcomes, claimed.leasedUntil());
    }

    private void recordLateness(Claims claimed, Set<OrderCommandMessage> acknowledged) {
        Instant now = clock.instant();
        claimed.claims().stream()
                .filter(claim -> isDone(claim, acknowledged))
                .map(claim -> claim.lateness(now))
                .flatMap(Optional::stream)
                .forEach(lateness::add);
    }

    private static boolean isDone(Claim claim, Set<OrderCommandMessage> acknowledged) {
        return claim.command().map(acknowledged::contains).orElse(true);
    }

    private Duration rest(Claims claimed) {
        return claimed.fill(properties.batch()) ? Duration.ZERO : properties.poll();
    }
}
