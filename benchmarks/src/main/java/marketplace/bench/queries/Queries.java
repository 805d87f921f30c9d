package marketplace.bench.queries;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import marketplace.bench.load.Gets;
import marketplace.bench.load.HttpLoad;
import marketplace.bench.load.LoadResult;
import marketplace.bench.load.Requests;
import marketplace.bench.machine.Usage;
import marketplace.bench.part.Orders;
import marketplace.bench.part.Part;
import marketplace.bench.part.Sample;
import marketplace.bench.part.Stand;
import marketplace.bench.part.Turns;
import marketplace.bench.part.WarmUp;
import marketplace.bench.pgbench.Pgbench;
import marketplace.bench.pgbench.PgbenchResult;
import marketplace.bench.report.Figures;
import marketplace.bench.report.Table;
import marketplace.contracts.Role;

/** Pages of a list, near and far, and counts, beside the same SQL. */
public final class Queries implements Part {

    private static final int LIMIT = 20;
    private static final int FAR = 10_000;
    private static final int PAGES_PER_SECOND = 50;
    private static final String BEYOND_ALL = "9999-12-31T00:00:00Z";
    private static final String NO_NUMBER = "-";
    private static final int OPERATORS = 16;
    private static final int WARMING_CLIENTS = 8;
    private static final int COUNTS_PER_SECOND = 50;
    private static final String FIRST = "first page over HTTP";
    private static final String FIRST_SQL = "first page, the same SQL by pgbench";

    @Override
    public String name() {
        return "queries";
    }

    @Override
    public String purpose() {
        return "first page and page 10,000 of a list and exact numbers, beside the same SQL";
    }

    @Override
    public List<Table> measure(Stand stand) throws Exception {
        Orders orders = stand.orders();
        List<String> operators = IntStream.range(0, OPERATORS)
                .mapToObj(number -> stand.world().bearer(Role.OPERATOR, "operator-" + number))
                .toList();
        Pages.Page far;
        try (HttpClient http = HttpClient.newHttpClient()) {
            int last = (int) Math.min(FAR, orders.count() / LIMIT);
            far = new Pages(http, orders.service().address(), operators.getFirst()).page(last, LIMIT);
        }
        String farName = "page %,d over HTTP".formatted(far.number());
        String farSql = "page %,d, the same SQL by pgbench".formatted(far.number());
        // A cursor belongs to its caller.
        Requests near = Gets.of("/v1/orders?limit=" + LIMIT, operators);
        Requests deep = Gets.of(far.path(), operators.subList(0, 1));
        // At the calm rate of the turns its code would stay cold for longer than they last.
        WarmUp.of(
                stand,
                "order-service",
                time -> HttpLoad.closed(orders.service().address(), WARMING_CLIENTS, time, near));
        Turns turns = new Turns(stand)
                .with(FIRST, () -> page(stand, orders, near))
                .with(farName, () -> page(stand, orders, deep));
        Optional<Pgbench> pgbench = Pgbench.find();
        pgbench.ifPresent(program -> turns.with(FIRST_SQL, () -> sql(stand, orders, program, BEYOND_ALL, NO_NUMBER))
                .with(farSql, () -> sql(stand, orders, program, far.last("purchasedAt"), far.last("orderNumber"))));
        turns.play();
        List<List<String>> rows = new ArrayList<>();
        turns.names()
                .forEach(name -> rows.add(List.of(
                        name,
                        Figures.of(turns.middle(name)),
                        Figures.of(turns.slowest(name)),
                        Figures.ratio(turns.middle(name), turns.middle(FIRST)),
                        Figures.ratio(turns.middle(name), turns.middle(FIRST_SQL)),
                        Long.toString(turns.failed(name)))));
        return List.of(
                new Table(
                        "Pages of %d of %,d orders, one after the other, 50 a second".formatted(LIMIT, orders.count()),
                        List.of(
                                "",
                                "p50 ms",
                                "p99 ms",
                                "p50 to the first page",
                                "p50 to SQL of the first page",
                                "failed"),
                        List.copyOf(rows)),
                new CountsUnderLoad(stand).measure(COUNTS_PER_SECOND));
    }

    private static Sample page(Stand stand, Orders orders, Requests requests) {
        Usage usage = Usage.of(stand.world().processes(orders.service()));
        return Sample.of(one(orders, requests, stand.extent().turn()), usage.cores());
    }

    /** At a calm rate: latency is the question, not how much there can be. */
    private static LoadResult one(Orders orders, Requests requests, Duration time) {
        return HttpLoad.open(orders.service().address(), 1, PAGES_PER_SECOND, time, requests);
    }

    private static Sample sql(Stand stand, Orders orders, Pgbench program, String time, String number) {
        String script = """
                select agreed, document from orders
                 where purchased_at >= '-infinity'::timestamptz
                   and (purchased_at, order_number) < (:time::timestamptz, :number::text)
                 order by purchased_at desc, order_number desc limit %d;
                """.formatted(LIMIT + 1);
        Usage usage = Usage.of(stand.world().processes());
        PgbenchResult result = program.run(
                orders.database(),
                script,
                Map.of("time", time, "number", number),
                1,
                PAGES_PER_SECOND,
                stand.extent().turn(),
                stand.world().data().resolve("pgbench"));
        return Sample.of(result, usage.cores());
    }
}
