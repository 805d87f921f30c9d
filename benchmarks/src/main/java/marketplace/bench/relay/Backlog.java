package marketplace.bench.relay;

import marketplace.bench.kafka.Listening;
import marketplace.bench.machine.Usage;
import marketplace.bench.part.Orders;
import marketplace.bench.part.Sample;
import marketplace.bench.part.Stand;
import marketplace.bench.part.Waiting;
import marketplace.bench.world.Sql;
import marketplace.contracts.Topics;

/** Lines of the journal that wait, as after an outage of Kafka: cursors are set back, and the relay publishes again from there. */
final class Backlog {

    private final Stand stand;
    private final Orders orders;
    private final long lines;

    /** So many lines, evenly from all lanes. */
    Backlog(Stand stand, long lines) {
        this.stand = stand;
        this.orders = stand.orders();
        this.lines = lines;
    }

    /** One drain; every line has to come out of Kafka, each order's in order. */
    Sample drain() {
        Published published = new Published();
        try (Listening _ = Listening.to(stand.world().bootstrapServers(), Topics.ORDER_EVENTS, published)) {
            Usage usage = Usage.of(stand.world().processes(orders.service()));
            long start = System.nanoTime();
            setBack();
            long waiting = orders.unpublished();
            Waiting.until("the backlog to be published", () -> orders.unpublished() == 0);
            double seconds = (System.nanoTime() - start) / 1e9;
            String cores = usage.cores();
            Waiting.until("the backlog to come out of Kafka", () -> published.count() >= waiting);
            return new Sample(lines / seconds, Double.NaN, Double.NaN, published.disordered(), cores);
        }
    }

    private void setBack() {
        long perLane = Math.ceilDiv(lines, orders.names().lanes());
        Sql.run(orders.database(), "update relay_cursors set position = greatest(position - %d, 0)".formatted(perLane));
    }
}
