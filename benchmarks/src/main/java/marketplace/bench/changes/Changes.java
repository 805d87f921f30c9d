package marketplace.bench.changes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import marketplace.bench.load.HttpLoad;
import marketplace.bench.load.LoadResult;
import marketplace.bench.machine.Usage;
import marketplace.bench.part.Memory;
import marketplace.bench.part.Orders;
import marketplace.bench.part.Part;
import marketplace.bench.part.Sample;
import marketplace.bench.part.Stand;
import marketplace.bench.part.Turns;
import marketplace.bench.part.WarmUp;
import marketplace.bench.pgbench.Pgbench;
import marketplace.bench.pgbench.PgbenchResult;
import marketplace.bench.report.Table;

/** State changes over HTTP beside pgbench and the usual way. */
public final class Changes implements Part {

    private static final int USUAL_CLIENTS = 64;
    private static final int MANY_CLIENTS = 256;
    private static final double HALF = 0.5;
    private static final String SERVICE = "order-service, %d connections";
    private static final String REFERENCE = "pgbench, %d clients";
    private static final String DENSE = "pgbench, " + USUAL_CLIENTS + " clients, positions dense per lane";
    private static final String USUAL = "usual way, %d connections";

    private long seed;

    @Override
    public String name() {
        return "changes";
    }

    @Override
    public String purpose() {
        return "state changes over HTTP: repricing random unpaid orders, beside pgbench and Spring MVC with JPA";
    }

    @Override
    public List<Table> measure(Stand stand) throws Exception {
        Orders orders = stand.orders();
        Optional<Pgbench> pgbench = Pgbench.find();
        ChangeScripts.prepare(orders);
        try (UsualWay usual = UsualWay.start(stand)) {
            warmUp(stand, orders, usual);
            Turns turns = new Turns(stand);
            for (int clients : stand.extent().clients()) {
                turns.with(SERVICE.formatted(clients), () -> service(stand, orders, clients));
                pgbench.ifPresent(program -> turns.with(
                        REFERENCE.formatted(clients),
                        () -> reference(stand, orders, program, ChangeScripts.FREE, clients, 0)));
            }
            pgbench.ifPresent(program ->
                    turns.with(DENSE, () -> reference(stand, orders, program, ChangeScripts.DENSE, USUAL_CLIENTS, 0)));
            turns.with(USUAL.formatted(USUAL_CLIENTS), () -> usual(stand, usual));
            turns.play();
            if (pgbench.isEmpty()) {
                stand.tell(
                        "pgbench is not installed: no reference of its kind (Debian: postgresql-contrib or postgresql)");
            }
            Table half = halfLoad(stand, orders, pgbench, usual, turns);
            return List.of(capacity(turns), half, Memory.of(orders.service()));
        }
    }

    private void warmUp(Stand stand, Orders orders, UsualWay usual) {
        WarmUp.of(stand, "order-service", time -> closed(orders, MANY_CLIENTS, time));
        WarmUp.of(stand, "usual way", time -> usual.closed(USUAL_CLIENTS, time, ++seed));
    }

    private Sample service(Stand stand, Orders orders, int clients) {
        long before = orders.journaled();
        Usage usage = Usage.of(stand.world().processes(orders.service()));
        LoadResult result = closed(orders, clients, stand.extent().turn());
        String cores = usage.cores();
        orders.requireJournaled(result, orders.journaled() - before);
        return Sample.of(result, cores);
    }

    private LoadResult closed(Orders orders, int clients, Duration time) {
        return HttpLoad.closed(orders.service().address(), clients, time, reprices(orders, clients));
    }

    private Reprices reprices(Orders orders, int clients) {
        return new Reprices(orders.names(), orders.tokens(), orders.versions(), clients, ++seed);
    }

    private static Sample reference(
            Stand stand, Orders orders, Pgbench program, String script, int clients, double perSecond) {
        Usage usage = Usage.of(stand.world().processes());
        PgbenchResult result = program.run(
                orders.reference(),
                script,
                ChangeScripts.variables(orders),
                clients,
                perSecond,
                stand.extent().turn(),
                stand.world().data().resolve("pgbench"));
        return Sample.of(result, usage.cores());
    }

    private Sample usual(Stand stand, UsualWay usual) {
        long before = UsualWay.outbox(stand);
        Usage usage = Usage.of(stand.world().processes(usual.service()));
        LoadResult result = usual.closed(USUAL_CLIENTS, stand.extent().turn(), ++seed);
        String cores = usage.cores();
        if (UsualWay.outbox(stand) - before != result.succeeded()) {
            throw new IllegalStateException("the usual way has another number of changes than it answered");
        }
        return Sample.of(result, cores);
    }

    private static Table capacity(Turns turns) {
        List<List<String>> rows = new ArrayList<>();
        for (String name : turns.names()) {
            String clients = name.replaceAll(".*, (\\d+) .*", "$1");
            rows.add(turns.row(name, REFERENCE.formatted(Integer.valueOf(clients))));
        }
        String usual = USUAL.formatted(USUAL_CLIENTS);
        rows.add(turns.row(SERVICE.formatted(USUAL_CLIENTS), usual));
        return new Table(
                "State changes, closed model; the last line is compared with the usual way",
                Turns.columns("changes/s", "pgbench with as many"),
                List.copyOf(rows));
    }

    private Table halfLoad(Stand stand, Orders orders, Optional<Pgbench> pgbench, UsualWay usual, Turns capacity)
            throws Exception {
        double own = capacity.perSecond(SERVICE.formatted(USUAL_CLIENTS)) * HALF;
        double others = capacity.perSecond(USUAL.formatted(USUAL_CLIENTS)) * HALF;
        Turns turns = new Turns(stand)
                .with("order-service", () -> {
                    Usage usage = Usage.of(stand.world().processes(orders.service()));
                    LoadResult result = HttpLoad.open(
                            orders.service().address(),
                            MANY_CLIENTS,
                            own,
                            stand.extent().turn(),
                            reprices(orders, MANY_CLIENTS));
                    return Sample.of(result, usage.cores());
                })
                .with("usual way", () -> {
                    Usage usage = Usage.of(stand.world().processes(usual.service()));
                    return Sample.of(
                            usual.open(MANY_CLIENTS, others, stand.extent().turn(), ++seed), usage.cores());
                });
        pgbench.ifPresent(program -> turns.with(
                "pgbench at the rate of the order-service",
                () -> reference(stand, orders, program, ChangeScripts.FREE, USUAL_CLIENTS, own)));
        turns.play();
        return new Table(
                "Latency at half of each one's capacity, open model",
                Turns.columns("changes/s", "the order-service"),
                turns.names().stream()
                        .map(name -> turns.row(name, "order-service"))
                        .toList());
    }
}
