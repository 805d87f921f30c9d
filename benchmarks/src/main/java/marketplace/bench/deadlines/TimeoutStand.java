package marketplace.bench.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import marketplace.bench.kafka.EventFlood;
import marketplace.bench.kafka.Groups;
import marketplace.bench.kafka.Listening;
import marketplace.bench.machine.Usage;
import marketplace.bench.part.Sample;
import marketplace.bench.part.Stand;
import marketplace.bench.part.Waiting;
import marketplace.bench.seed.OrderNames;
import marketplace.bench.world.RealTime;
import marketplace.bench.world.ServiceProcess;
import marketplace.bench.world.ServiceSpec;
import marketplace.bench.world.Sql;
import marketplace.contracts.Topics;
import marketplace.servers.Database;

/** The timeout service by itself. */
final class TimeoutStand implements AutoCloseable {

    private static final int LANES = 16;
    private static final long FIRST = 70_000_000;
    private static final Duration AHEAD = Duration.ofSeconds(3);

    private final Stand stand;
    private final Database database;
    private final List<ServiceProcess> services = new ArrayList<>();
    private final PendingSchedules pending;
    private final AtomicLong next = new AtomicLong(FIRST);

    TimeoutStand(Stand stand) {
        this.stand = stand;
        Groups.skipOrderEvents(stand.world().bootstrapServers(), "timeout-service");
        this.database = stand.world().postgres().createDatabase("timeouts");
        join();
        this.pending = new PendingSchedules(database);
    }

    /** Starts one more instance. */
    void join() {
        services.add(stand.world().start(ServiceSpec.of("timeout-service", database.name())));
    }

    /** The first instance. */
    ServiceProcess service() {
        return services.getFirst();
    }

    PendingSchedules pending() {
        return pending;
    }

    /** Schedules so many new orders from the topic; every one of them has to be there in the end. */
    Sample schedule(long orders) {
        long first = next.getAndAdd(orders);
        EventFlood flood = new EventFlood(stand.world().bootstrapServers(), new OrderNames(LANES));
        Usage usage = Usage.of(stand.world().processes(services.toArray(ServiceProcess[]::new)));
        long expected = scheduled() + orders;
        long start = System.nanoTime();
        flood.send(first, orders);
        Waiting.until("all schedules", () -> scheduled() >= expected);
        double seconds = (System.nanoTime() - start) / 1e9;
        String cores = usage.cores();
        return Sample.of(orders / seconds, cores);
    }

    /** Fires so many that are overdue among all that are pending. */
    Sample fire(long due) {
        Fired fired = new Fired();
        try (Listening _ = Listening.to(stand.world().bootstrapServers(), Topics.ORDER_COMMANDS, fired)) {
            pending.makeDue(due);
            Usage usage = Usage.of(stand.world().processes(services.toArray(ServiceProcess[]::new)));
            long start = System.nanoTime();
            Waiting.until("all that were due", () -> fired.count() >= due);
            double seconds = (fired.lastAt() - start) / 1e9;
            return Sample.of(due / seconds, usage.cores());
        }
    }

    /** Lets orders fall due at a steady rate. */
    Sample lateness(double perSecond) {
        long count = Math.round(perSecond * stand.extent().turn().toSeconds());
        Duration gap = Duration.ofNanos(Math.round(1e9 / perSecond));
        Instant first = RealTime.clock().instant().plus(AHEAD);
        long place = pending.addFallingDue(first, gap, count);
        Fired fired = new Fired(first, gap, place);
        try (Listening _ = Listening.to(stand.world().bootstrapServers(), Topics.ORDER_COMMANDS, fired)) {
            Usage usage = Usage.of(stand.world().processes(services.toArray(ServiceProcess[]::new)));
            Waiting.until("all that fell due", () -> fired.count() >= count);
            return Sample.of(perSecond, fired::lateness, 0, usage.cores());
        }
    }

    /** Reads the last number of an order that the topic brought, which costs less than counting. */
    private long scheduled() {
        return Sql.number(
                database, "select count(*) from schedules where order_number like '___SEED%' and order_version = 2");
    }

    @Override
    public void close() {
        services.forEach(ServiceProcess::close);
    }
}
