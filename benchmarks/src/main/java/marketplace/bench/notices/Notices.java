package marketplace.bench.notices;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import marketplace.bench.kafka.EventFlood;
import marketplace.bench.kafka.Groups;
import marketplace.bench.machine.Usage;
import marketplace.bench.part.Memory;
import marketplace.bench.part.Part;
import marketplace.bench.part.Sample;
import marketplace.bench.part.Stand;
import marketplace.bench.part.Turns;
import marketplace.bench.part.Waiting;
import marketplace.bench.report.Table;
import marketplace.bench.seed.OrderNames;
import marketplace.bench.world.ServiceProcess;
import marketplace.bench.world.ServiceSpec;
import marketplace.bench.world.Sql;
import marketplace.servers.Database;

/** How fast order events become lines in inboxes. */
public final class Notices implements Part {

    static final int LANES = 16;
    static final long MOST = 100_000;
    static final String SERVICE = "notification-service";

    private static final long FIRST = 50_000_000;

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public String purpose() {
        return "order events a second to lines in inboxes";
    }

    @Override
    public List<Table> measure(Stand stand) throws Exception {
        stand.withoutOrders();
        long events = Math.min(MOST, stand.extent().orders());
        Groups.skipOrderEvents(stand.world().bootstrapServers(), SERVICE);
        Database database = stand.world().postgres().createDatabase("notifications");
        AtomicLong next = new AtomicLong(FIRST);
        try (ServiceProcess service = stand.world().start(ServiceSpec.of(SERVICE, database.name()))) {
            EventFlood flood = new EventFlood(stand.world().bootstrapServers(), new OrderNames(LANES));
            Sample warm = turn(stand, List.of(service), database, flood, next, events / 10);
            stand.tell("warmed up at %.0f/s".formatted(warm.perSecond()));
            Turns turns = new Turns(stand)
                    .with(SERVICE, () -> turn(stand, List.of(service), database, flood, next, events))
                    .play();
            Table rates = new Table(
                    "%,d events, each with a notice for one party; all were in Kafka within the time".formatted(events),
                    Turns.columns("events/s", "itself"),
                    List.of(turns.row(SERVICE, SERVICE)));
            return List.of(rates, Memory.of(service));
        }
    }

    static Sample turn(
            Stand stand,
            List<ServiceProcess> services,
            Database database,
            EventFlood flood,
            AtomicLong next,
            long events) {
        long expected = notices(database) + events;
        Usage usage = Usage.of(stand.world().processes(services.toArray(ServiceProcess[]::new)));
        long start = System.nanoTime();
        flood.send(next.getAndAdd(events), events);
        Waiting.until("all notices", () -> notices(database) >= expected);
        double seconds = (System.nanoTime() - start) / 1e9;
        String cores = usage.cores();
        if (notices(database) != expected) {
            throw new IllegalStateException("more notices than events");
        }
        return Sample.of(events / seconds, cores);
    }

    private static long notices(Database database) {
        return Sql.number(database, "select coalesce(sum(last_position), 0) from inboxes");
    }
}
