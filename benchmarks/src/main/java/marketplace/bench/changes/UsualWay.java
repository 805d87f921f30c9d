package marketplace.bench.changes;

import java.time.Duration;
import marketplace.bench.load.HttpLoad;
import marketplace.bench.load.LoadResult;
import marketplace.bench.part.Orders;
import marketplace.bench.part.Stand;
import marketplace.bench.usual.UsualService;
import marketplace.bench.world.ServiceProcess;
import marketplace.bench.world.ServiceSpec;
import marketplace.bench.world.Sql;
import marketplace.servers.Database;

/** The service of the usual way with as many orders. */
final class UsualWay implements AutoCloseable {

    private final ServiceProcess service;
    private final Orders orders;
    private final int[] versions;

    private UsualWay(ServiceProcess service, Orders orders, int[] versions) {
        this.service = service;
        this.orders = orders;
        this.versions = versions;
    }

    static UsualWay start(Stand stand) {
        Orders orders = stand.orders();
        Database database = stand.world().postgres().createDatabase("usual");
        UsualSchema.make(database, orders.count(), orders.names().lanes());
        ServiceSpec spec = ServiceSpec.of("usual-way", "usual");
        return new UsualWay(
                stand.world().start(UsualService.class, spec), orders, new int[Math.toIntExact(orders.count()) + 1]);
    }

    ServiceProcess service() {
        return service;
    }

    LoadResult closed(int clients, Duration time, long seed) {
        return HttpLoad.closed(service.address(), clients, time, reprices(clients, seed));
    }

    LoadResult open(int clients, double perSecond, Duration time, long seed) {
        return HttpLoad.open(service.address(), clients, perSecond, time, reprices(clients, seed));
    }

    /** Lines of its outbox. */
    static long outbox(Stand stand) {
        return Sql.number(stand.world().postgres().database("usual"), "select count(*) from outbox");
    }

    private Reprices reprices(int clients, long seed) {
        return new Reprices(orders.names(), orders.tokens(), versions, clients, seed);
    }

    @Override
    public void close() {
        service.close();
    }
}
