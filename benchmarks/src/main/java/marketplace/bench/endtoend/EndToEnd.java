package marketplace.bench.endtoend;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import marketplace.bench.changes.Reprices;
import marketplace.bench.kafka.Groups;
import marketplace.bench.load.HttpLoad;
import marketplace.bench.load.LoadResult;
import marketplace.bench.machine.Usage;
import marketplace.bench.part.Orders;
import marketplace.bench.part.Part;
import marketplace.bench.part.Sample;
import marketplace.bench.part.Stand;
import marketplace.bench.part.Turns;
import marketplace.bench.report.Table;
import marketplace.bench.seed.OrderNames;
import marketplace.bench.world.ServiceProcess;
import marketplace.bench.world.ServiceSpec;
import marketplace.contracts.Role;
import marketplace.servers.Database;

/** From a buyer's button to the notice in the provider's inbox, while other orders change. */
public final class EndToEnd implements Part {

    private static final int CLIENTS = 64;
    private static final int CONFIRMING = 16;
    private static final double CONFIRMS_PER_SECOND = 50;
    private static final double MOST_CHANGES_PER_SECOND = 1_000;
    private static final double HALF = 0.5;
    private static final long FIRST = 900_000_000L;
    private static final int SPARE = 2;
    private static final String CONFIRM = "confirm to notice";

    private long seed = 20_000;
    private long next = FIRST;

    @Override
    public String name() {
        return "endtoend";
    }

    @Override
    public String purpose() {
        return "HTTP confirm to the notice in an inbox while other orders change";
    }

    @Override
    public List<Table> measure(Stand stand) throws Exception {
        double turn = stand.extent().turn().toSeconds() * CONFIRMS_PER_SECOND;
        new CompletedOrders(stand).make(FIRST, Math.round(turn * (stand.extent().rounds() + 1)) * SPARE);
        Orders orders = stand.orders();
        Groups.skipOrderEvents(stand.world().bootstrapServers(), "notification-service");
        Database notifications = stand.world().postgres().createDatabase("notifications");
        try (ServiceProcess notices =
                stand.world().start(ServiceSpec.of("notification-service", notifications.name()))) {
            LoadResult capacity = HttpLoad.closed(
                    orders.service().address(), CLIENTS, stand.extent().warmUp(), reprices(orders));
            double changes = Math.min(MOST_CHANGES_PER_SECOND, capacity.perSecond() * HALF);
            Turns turns = new Turns(stand)
                    .with(CONFIRM, () -> turn(stand, orders, notices, notifications, changes))
                    .play();
            return List.of(new Table(
                    "%.0f confirms/s while other orders change %.0f times a second: half of what the services can do, or of their target"
                            .formatted(CONFIRMS_PER_SECOND, changes),
                    Turns.columns("confirms/s", "itself"),
                    List.of(turns.row(CONFIRM, CONFIRM))));
        }
    }

    private Sample turn(Stand stand, Orders orders, ServiceProcess notices, Database notifications, double changes)
            throws Exception {
        Confirms confirms =
                new Confirms(orders.names(), place -> stand.world().bearer(Role.BUYER, OrderNames.buyer(place)), next);
        Reprices reprices = reprices(orders);
        Usage usage = Usage.of(stand.world().processes(orders.service(), notices));
        try (VisibleNotices visible = new VisibleNotices(notifications, confirms.pressed())) {
            CompletableFuture<LoadResult> others = CompletableFuture.supplyAsync(() -> HttpLoad.open(
                    orders.service().address(), CLIENTS, changes, stand.extent().turn(), reprices));
            LoadResult confirmed = HttpLoad.open(
                    orders.service().address(),
                    CONFIRMING,
                    CONFIRMS_PER_SECOND,
                    stand.extent().turn(),
                    confirms);
            LoadResult changed = others.join();
            String cores = usage.cores();
            next = confirms.next();
            if (confirmed.failed() == 0) {
                visible.awaitAll();
            }
            return Sample.of(confirmed.perSecond(), visible::percentile, confirmed.failed() + changed.failed(), cores);
        }
    }

    private Reprices reprices(Orders orders) {
        return new Reprices(orders.names(), orders.tokens(), orders.versions(), CLIENTS, ++seed);
    }
}
