package marketplace.bench.growth;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
import marketplace.bench.report.Figures;
import marketplace.bench.report.Plot;
import marketplace.bench.report.Svg;
import marketplace.bench.report.Table;
import marketplace.bench.world.ServiceProcess;
import marketplace.bench.world.ServiceSpec;

/** State changes as there is more of everything: connections, orders, instances, lanes, writers. One at a time, the rest as usual. */
public final class Growth implements Part {

    private static final int CLIENTS = 64;
    private static final int TENTH = 10;
    private static final String WRITERS = "marketplace.lanes.writers";
    private static final String LANES = "spring.flyway.placeholders.lanes";

    private final int mostInstances;
    private final List<Integer> writers;
    private final List<Integer> lanes;
    private final List<Integer> tenths;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Plot> plots = new ArrayList<>();
    private long seed = 50_000;

    /**
     * How far things grow.
     *
     * @param mostInstances from one to so many
     * @param writers of an instance
     * @param lanes of a database
     * @param tenths orders, in tenths of the usual number
     */
    public Growth(int mostInstances, List<Integer> writers, List<Integer> lanes, List<Integer> tenths) {
        this.mostInstances = mostInstances;
        this.writers = writers;
        this.lanes = lanes;
        this.tenths = tenths;
    }

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String purpose() {
        return "state changes with more connections, orders, instances, lanes and writers, as plots";
    }

    @Override
    public List<Table> measure(Stand stand) throws Exception {
        rows.clear();
        plots.clear();
        connections(stand);
        instances(stand);
        writers(stand);
        lanes(stand);
        orders(stand);
        write(stand.world().project().resolve("docs/performance.svg"), stand);
        return List.of(new Table(
                "State changes as things grow; %d connections unless they are what grows".formatted(CLIENTS),
                List.of("", "", "changes/s", "p50 ms", "p99 ms", "failed", "cores used"),
                List.copyOf(rows)));
    }

    private void connections(Stand stand) throws Exception {
        Orders orders = stand.orders();
        Series series = new Series("connections");
        warmUp(stand, orders, List.of());
        for (int clients : stand.extent().clients()) {
            series.add(Integer.toString(clients), turns(stand, () -> turn(stand, orders, clients, List.of())));
        }
        series.draw();
    }

    private void instances(Stand stand) throws Exception {
        Orders orders = stand.orders();
        Series series = new Series("instances, each lane at one of them");
        series.add("1", turns(stand, () -> turn(stand, orders, CLIENTS, List.of())));
        List<ServiceProcess> more = new ArrayList<>();
        try {
            for (int count = 2; count <= mostInstances; count++) {
                more.add(stand.world().start(orders.spec()));
                warmUp(stand, orders, more);
                series.add(Integer.toString(count), turns(stand, () -> turn(stand, orders, CLIENTS, more)));
            }
        } finally {
            more.forEach(ServiceProcess::close);
        }
        series.draw();
    }

    private void writers(Stand stand) throws Exception {
        Orders orders = stand.orders();
        Series series = new Series("writers");
        for (int count : writers) {
            stand.withoutOrders();
            orders.start(stand.world(), orders.spec().with(WRITERS, Integer.toString(count)));
            warmUp(stand, orders, List.of());
            series.add(Integer.toString(count), turns(stand, () -> turn(stand, orders, CLIENTS, List.of())));
        }
        stand.withoutOrders();
        series.draw();
    }

    private void lanes(Stand stand) throws Exception {
        Series series = new Series("lanes");
        for (int count : lanes) {
            ServiceSpec spec = ServiceSpec.of("order-service", "lanes_" + count).with(LANES, Integer.toString(count));
            series.add(
                    Integer.toString(count), others(stand, spec, stand.extent().orders() / TENTH));
        }
        series.draw();
    }

    private void orders(Stand stand) throws Exception {
        Series series = new Series("orders");
        for (int size : tenths) {
            long count = stand.extent().orders() / TENTH * size;
            ServiceSpec spec = ServiceSpec.of("order-service", "orders_" + count);
            series.add("%,d".formatted(count), others(stand, spec, count));
        }
        series.draw();
    }

    private Turns others(Stand stand, ServiceSpec spec, long count) throws Exception {
        Orders orders = stand.otherOrders(spec, count);
        try {
            warmUp(stand, orders, List.of());
            return turns(stand, () -> turn(stand, orders, CLIENTS, List.of()));
        } finally {
            orders.stop();
        }
    }

    private static Turns turns(Stand stand, Turns.Contender contender) throws Exception {
        return new Turns(stand).with("", contender).play();
    }

    private void warmUp(Stand stand, Orders orders, List<ServiceProcess> more) {
        WarmUp.of(stand, "order-service", time -> closed(orders, CLIENTS, more, time));
    }

    private Sample turn(Stand stand, Orders orders, int clients, List<ServiceProcess> more) {
        List<ServiceProcess> all = new ArrayList<>(more);
        all.addFirst(orders.service());
        long before = orders.journaled();
        Usage usage = Usage.of(stand.world().processes(all.toArray(ServiceProcess[]::new)));
        LoadResult result = closed(orders, clients, more, stand.extent().turn());
        String cores = usage.cores();
        orders.requireJournaled(result, orders.journaled() - before);
        return Sample.of(result, cores);
    }

    private LoadResult closed(Orders orders, int clients, List<ServiceProcess> more, Duration time) {
        List<URI> services = new ArrayList<>();
        services.add(orders.service().address());
        more.forEach(service -> services.add(service.address()));
        Reprices reprices = new Reprices(orders.names(), orders.tokens(), orders.versions(), clients, ++seed);
        return HttpLoad.closed(services, clients, time, reprices);
    }

    private void write(Path picture, Stand stand) throws IOException {
        Path file = stand.extent().isFull() ? picture : stand.world().project().resolve(".local/bench/performance.svg");
        Path _ = Files.createDirectories(file.toAbsolutePath().getParent());
        Path _ = Files.writeString(file, Svg.of(List.copyOf(plots)));
    }

    /** Figures of one thing that grows. */
    private final class Series {

        private final String what;
        private final List<String> points = new ArrayList<>();
        private final List<Double> rates = new ArrayList<>();

        Series(String what) {
            this.what = what;
        }

        void add(String point, Turns turns) {
            points.add(point);
            rates.add(turns.perSecond(""));
            rows.add(List.of(
                    what,
                    point,
                    Figures.of(turns.perSecond("")),
                    Figures.of(turns.middle("")),
                    Figures.of(turns.slowest("")),
                    Long.toString(turns.failed("")),
                    turns.cores("")));
        }

        void draw() {
            if (!points.isEmpty()) {
                Plot.Line line = new Plot.Line("changes/s", List.copyOf(rates));
                plots.add(new Plot("State changes by " + what, what, "changes/s", List.copyOf(points), List.of(line)));
            }
        }
    }
}
