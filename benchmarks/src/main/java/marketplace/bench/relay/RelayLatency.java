package marketplace.bench.relay;

import marketplace.bench.changes.Reprices;
import marketplace.bench.kafka.Listening;
import marketplace.bench.load.HttpLoad;
import marketplace.bench.load.LoadResult;
import marketplace.bench.machine.Usage;
import marketplace.bench.part.Orders;
import marketplace.bench.part.Sample;
import marketplace.bench.part.Stand;
import marketplace.bench.part.Waiting;
import marketplace.contracts.Topics;

/** How long an event takes to get to Kafka and out of it again while changes come at a steady rate. */
final class RelayLatency {

    private static final int CLIENTS = 64;

    private final Stand stand;
    private final Orders orders;
    private long seed = 1_000;

    RelayLatency(Stand stand) {
        this.stand = stand;
        this.orders = stand.orders();
    }

    /** One turn at so many changes a second. */
    Sample at(double perSecond) {
        Published published = new Published();
        Usage usage = Usage.of(stand.world().processes(orders.service()));
        try (Listening _ = Listening.to(stand.world().bootstrapServers(), Topics.ORDER_EVENTS, published)) {
            Reprices reprices = new Reprices(orders.names(), orders.tokens(), orders.versions(), CLIENTS, ++seed);
            LoadResult result = HttpLoad.open(
                    orders.service().address(),
                    CLIENTS,
                    perSecond,
                    stand.extent().turn(),
                    reprices);
            String cores = usage.cores();
            Waiting.until("all events in Kafka", () -> published.count() >= result.succeeded());
            return Sample.of(result.perSecond(), published::lateness, result.failed() + published.disordered(), cores);
        }
    }
}
