package marketplace.bench.relay;

import java.util.List;
import marketplace.bench.part.Orders;
import marketplace.bench.part.Part;
import marketplace.bench.part.Stand;
import marketplace.bench.part.Turns;
import marketplace.bench.report.Table;

/** The relay from the journal to Kafka: how late at a steady rate, how fast after an outage. */
public final class Relaying implements Part {

    private static final double STEADY = 1_000;
    private static final long BACKLOG = 500_000;
    private static final String DRAIN = "relay, journal to Kafka";
    private static final String PLAIN = "producer without a database";

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public String purpose() {
        return "from commit to Kafka at 1,000 events/s, and the drain of a backlog of 500,000";
    }

    @Override
    public List<Table> measure(Stand stand) throws Exception {
        Orders orders = stand.orders();
        long backlog = Math.min(BACKLOG, orders.journaled() / 2);
        RelayLatency latency = new RelayLatency(stand);
        Turns steady = new Turns(stand).with("relay", () -> latency.at(STEADY)).play();
        PlainProducer plain = new PlainProducer(stand, backlog);
        Backlog waiting = new Backlog(stand, backlog);
        Turns drains = new Turns(stand)
                .with(DRAIN, waiting::drain)
                .with(PLAIN, plain::send)
                .play();
        return List.of(
                new Table(
                        "From the moment that an event names, before its commit, to a consumer; failed counts events out of order, too",
                        Turns.columns("events/s", "itself"),
                        List.of(steady.row("relay", "relay"))),
                new Table(
                        "Drain of a backlog of %,d lines; failed counts lines out of order".formatted(backlog),
                        Turns.columns("events/s", "a plain producer"),
                        List.of(drains.row(DRAIN, PLAIN), drains.row(PLAIN, PLAIN))));
    }
}
