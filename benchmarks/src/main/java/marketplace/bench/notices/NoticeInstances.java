package marketplace.bench.notices;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import marketplace.bench.kafka.EventFlood;
import marketplace.bench.kafka.Groups;
import marketplace.bench.part.Part;
import marketplace.bench.part.Sample;
import marketplace.bench.part.Stand;
import marketplace.bench.part.ToTheFirst;
import marketplace.bench.part.Turns;
import marketplace.bench.report.Table;
import marketplace.bench.seed.OrderNames;
import marketplace.bench.world.ServiceProcess;
import marketplace.bench.world.ServiceSpec;
import marketplace.servers.Database;

/** The notification service with one, two and three instances over one database and one broker. */
public final class NoticeInstances implements Part {

    private static final int MOST = 3;
    private static final long FIRST = 60_000_000;

    @Override
    public String name() {
        return "notice-instances";
    }

    @Override
    public String purpose() {
        return "order events a second to lines in inboxes by one, two and three instances";
    }

    @Override
    public List<Table> measure(Stand stand) throws Exception {
        stand.withoutOrders();
        long events = Math.min(Notices.MOST, stand.extent().orders());
        Groups.skipOrderEvents(stand.world().bootstrapServers(), Notices.SERVICE);
        Database database = stand.world().postgres().createDatabase("notifications");
        EventFlood flood = new EventFlood(stand.world().bootstrapServers(), new OrderNames(Notices.LANES));
        AtomicLong next = new AtomicLong(FIRST);
        ToTheFirst rows = new ToTheFirst();
        List<ServiceProcess> services = new ArrayList<>();
        try {
            for (int count = 1; count <= MOST; count++) {
                services.add(stand.world().start(ServiceSpec.of(Notices.SERVICE, database.name())));
                Sample warm = Notices.turn(stand, services, database, flood, next, events);
                stand.tell("warmed up at %.0f/s".formatted(warm.perSecond()));
                String name = "instances: " + count;
                rows.add(
                        name,
                        new Turns(stand)
                                .with(name, () -> Notices.turn(stand, services, database, flood, next, events))
                                .play());
            }
        } finally {
            services.forEach(ServiceProcess::close);
        }
        return List.of(new Table(
                "%,d events, each with a notice for one party".formatted(events),
                Turns.columns("events/s", "one"),
                rows.rows()));
    }
}
