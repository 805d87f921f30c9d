package marketplace.bench.placing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import marketplace.bench.load.HttpLoad;
import marketplace.bench.load.LoadResult;
import marketplace.bench.machine.Usage;
import marketplace.bench.part.Orders;
import marketplace.bench.part.Part;
import marketplace.bench.part.Sample;
import marketplace.bench.part.Stand;
import marketplace.bench.part.Turns;
import marketplace.bench.part.WarmUp;
import marketplace.bench.pgbench.Pgbench;
import marketplace.bench.pgbench.PgbenchResult;
import marketplace.bench.report.Table;
import marketplace.bench.world.Sql;

/** Placing orders over HTTP beside pgbench doing the same inserts. */
public final class Placing implements Part {

    private static final int CLIENTS = 64;
    private static final String SERVICE = "order-service, 64 connections";
    private static final String REFERENCE = "pgbench, 64 clients";

    private long seed;

    @Override
    public String name() {
        return "placing";
    }

    @Override
    public String purpose() {
        return "placing orders over HTTP, beside pgbench doing the same inserts";
    }

    @Override
    public List<Table> measure(Stand stand) throws Exception {
        Orders orders = stand.orders();
        Sql.run(orders.reference(), "create sequence if not exists bench_orders");
        WarmUp.of(stand, "order-service", time -> closed(orders, time));
        Turns turns = new Turns(stand).with(SERVICE, () -> service(stand, orders));
        Optional<Pgbench> pgbench = Pgbench.find();
        if (pgbench.isPresent()) {
            String script = new InsertScript(orders.reference(), orders.patternNumber()).text();
            turns.with(REFERENCE, () -> reference(stand, orders, pgbench.get(), script));
        }
        turns.play();
        return List.of(new Table(
                "Orders placed, closed model",
                Turns.columns("orders/s", "pgbench"),
                turns.names().stream().map(name -> turns.row(name, REFERENCE)).toList()));
    }

    private Sample service(Stand stand, Orders orders) {
        long before = orders.journaled();
        Usage usage = Usage.of(stand.world().processes(orders.service()));
        LoadResult result = closed(orders, stand.extent().turn());
        String cores = usage.cores();
        orders.requireJournaled(result, orders.journaled() - before);
        return Sample.of(result, cores);
    }

    private LoadResult closed(Orders orders, Duration time) {
        return HttpLoad.closed(
                orders.service().address(), CLIENTS, time, new Placings(orders.tokens(), orders.productId(), ++seed));
    }

    private static Sample reference(Stand stand, Orders orders, Pgbench program, String script) {
        Map<String, String> variables = new TreeMap<>(orders.placedTexts().variables());
        variables.put("lanes", Integer.toString(orders.names().lanes()));
        Usage usage = Usage.of(stand.world().processes());
        PgbenchResult result = program.run(
                orders.reference(),
                script,
                variables,
                CLIENTS,
                0,
                stand.extent().turn(),
                stand.world().data().resolve("pgbench"));
        return Sample.of(result, usage.cores());
    }
}
