package marketplace.timeout.command;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import marketplace.contracts.OrderCommandMessage;
import reactor.core.publisher.Mono;

/** Sends commands to the order service. */
public interface CommandPublisher {

    /**
     * Sends them in this order, each order's to its own partition.
     *
     * @return those that Kafka acknowledged; whether it has any of the others is unknown. Never fails because Kafka is away
     */
    Mono<Set<OrderCommandMessage>> publish(List<Dispatch> commands);

    /** After this time at the latest every publication has been acknowledged or given up. */
    Duration longestPublication();
}
