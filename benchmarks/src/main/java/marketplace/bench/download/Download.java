package marketplace.bench.download;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import marketplace.bench.machine.ProcessTime;
import marketplace.bench.machine.Usage;
import marketplace.bench.part.Orders;
import marketplace.bench.part.Part;
import marketplace.bench.part.Sample;
import marketplace.bench.part.Stand;
import marketplace.bench.part.Turns;
import marketplace.bench.report.Figures;
import marketplace.bench.report.Table;
import marketplace.bench.world.ServiceProcess;
import marketplace.bench.world.ServiceSpec;
import marketplace.contracts.Role;

/** Direct downloads as CSV beside COPY of the same columns, and the memory that they take. */
public final class Download implements Part {

    private static final long FEW = 10_000;
    private static final double MEGA = 1024 * 1024;
    private static final String SERVICE = "download over HTTP";
    private static final String REFERENCE = "COPY to standard output";

    @Override
    public String name() {
        return "download";
    }

    @Override
    public String purpose() {
        return "direct download of all orders as CSV beside COPY, and the memory for few rows and for many";
    }

    @Override
    public List<Table> measure(Stand stand) throws Exception {
        Orders orders = stand.orders();
        Path collections = stand.world().data().resolve("logs/download-gc.log");
        ServiceSpec spec =
                ServiceSpec.of("order-service", orders.database().name()).withOption("-Xlog:gc:file=" + collections);
        try (ServiceProcess service = stand.world().start(spec)) {
            CsvRows csv = new CsvRows(service.address(), stand.world().bearer(Role.OPERATOR, "operator"));
            List<List<String>> memory = new ArrayList<>();
            String few = "&to=" + UntilPlace.of(orders, Math.min(FEW, orders.count()));
            memory.add(memory(service, collections, csv, few));
            memory.add(memory(service, collections, csv, ""));
            Turns turns = new Turns(stand)
                    .with(SERVICE, () -> {
                        Usage usage = Usage.of(stand.world().processes(service));
                        long start = System.nanoTime();
                        long rows = csv.read("");
                        return Sample.of(rows * 1e9 / (System.nanoTime() - start), usage.cores());
                    })
                    .with(REFERENCE, () -> {
                        Usage usage = Usage.of(stand.world().processes());
                        long start = System.nanoTime();
                        long rows = CopyOut.rows(orders.database());
                        return Sample.of(rows * 1e9 / (System.nanoTime() - start), usage.cores());
                    })
                    .play();
            return List.of(
                    new Table(
                            "Download of %,d orders as CSV".formatted(orders.count()),
                            Turns.columns("rows/s", "COPY"),
                            turns.names().stream()
                                    .map(name -> turns.row(name, REFERENCE))
                                    .toList()),
                    new Table(
                            "Memory of the service during a download",
                            List.of("", "rows", "heap after a collection, at most, MB", "resident at most, MB"),
                            List.copyOf(memory)));
        }
    }

    private static List<String> memory(ServiceProcess service, Path collections, CsvRows csv, String query) {
        ProcessTime.forgetPeak(service.pid());
        int before = HeapLog.lines(collections);
        long rows = csv.read(query);
        return List.of(
                query.isEmpty() ? "all" : "the oldest",
                "%,d".formatted(rows),
                Figures.of(HeapLog.mostAfterCollection(collections, before)),
                Figures.of(ProcessTime.peakResident(service.pid()) / MEGA));
    }

    static URI path(URI service, String query) {
        return service.resolve("/v1/orders/download?format=csv&language=en" + query);
    }
}
