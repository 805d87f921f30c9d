package marketplace.bench.instances;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import marketplace.bench.changes.Reprices;
import marketplace.bench.load.HttpLoad;
import marketplace.bench.load.LoadResult;
import marketplace.bench.machine.Usage;
import marketplace.bench.part.Orders;
import marketplace.bench.part.Part;
import marketplace.bench.part.Sample;
import marketplace.bench.part.Stand;
import marketplace.bench.part.Turns;
import marketplace.bench.part.WarmUp;
import marketplace.bench.report.Table;
import marketplace.bench.world.ServiceProcess;
import marketplace.bench.world.ServiceSpec;

/** Two instances of the order service on the cores of one: with each lane asked at one of them, and with every lane asked at both. */
public final class Instances implements Part {

    private static final int CLIENTS = 64;
    private static final String ONE = "one instance";
    private static final String BY_LANE = "two, each lane at one of them";
    private static final String ANY = "two, every lane at both";

    private long seed = 5_000;

    @Override
    public String name() {
        return "instances";
    }

    @Override
    public String purpose() {
        return "two instances of the order service beside one, with and without affinity of lanes";
    }

    @Override
    public List<Table> measure(Stand stand) throws Exception {
        Orders orders = stand.orders();
        ServiceSpec spec = ServiceSpec.of("order-service", orders.database().name());
        try (ServiceProcess second = stand.world().start(spec)) {
            URI one = orders.service().address();
            URI two = second.address();
            // A connection's orders are all in lanes of one parity, that of the connection's number.
            List<URI> byLane = List.of(one, two);
            List<URI> any = List.of(one, two, two, one);
            WarmUp.of(stand, "both", time -> closed(orders, any, time));
            Turns turns = new Turns(stand)
                    .with(ONE, () -> turn(stand, orders, second, List.of(one)))
                    .with(BY_LANE, () -> turn(stand, orders, second, byLane))
                    .with(ANY, () -> turn(stand, orders, second, any))
                    .play();
            return List.of(new Table(
                    "State changes, 64 connections",
                    Turns.columns("changes/s", "one"),
                    turns.names().stream().map(name -> turns.row(name, ONE)).toList()));
        }
    }

    private Sample turn(Stand stand, Orders orders, ServiceProcess second, List<URI> services) {
        long before = orders.journaled();
        Usage usage = Usage.of(stand.world().processes(orders.service(), second));
        LoadResult result = closed(orders, services, stand.extent().turn());
        String cores = usage.cores();
        orders.requireJournaled(result, orders.journaled() - before);
        return Sample.of(result, cores);
    }

    private LoadResult closed(Orders orders, List<URI> services, Duration time) {
        Reprices reprices = new Reprices(orders.names(), orders.tokens(), orders.versions(), CLIENTS, ++seed);
        return HttpLoad.closed(services, CLIENTS, time, reprices);
    }
}
