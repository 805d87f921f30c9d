package marketplace.bench.start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import marketplace.bench.kafka.Groups;
import marketplace.bench.machine.ProcessTime;
import marketplace.bench.machine.Usage;
import marketplace.bench.part.Part;
import marketplace.bench.part.Sample;
import marketplace.bench.part.Stand;
import marketplace.bench.part.Turns;
import marketplace.bench.report.Figures;
import marketplace.bench.report.Table;
import marketplace.bench.world.ServiceProcess;
import marketplace.bench.world.ServiceSpec;

/** How long each service takes to be ready: from its jar, unpacked, and unpacked with a cache of what it has loaded and linked before. */
public final class Start implements Part {

    private static final double MEGA = 1024 * 1024;
    private static final double MILLIS = 1000;

    private final List<String> services;
    private final boolean whole;

    /**
     * Starts.
     *
     * @param services each by itself, by their modules
     * @param whole whether everything is started together, too
     */
    public Start(List<String> services, boolean whole) {
        this.services = services;
        this.whole = whole;
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String purpose() {
        return "time to ready and memory of each service, with and without an AOT cache";
    }

    @Override
    public List<Table> measure(Stand stand) throws Exception {
        stand.withoutOrders();
        List<List<String>> rows = new ArrayList<>();
        for (String module : services) {
            rows.add(service(stand, module));
        }
        List<Table> tables = new ArrayList<>();
        tables.add(new Table(
                "Start on a database that is migrated, to ready",
                List.of("", "jar, s", "unpacked, s", "unpacked with AOT cache, s", "resident when ready, MB"),
                List.copyOf(rows)));
        if (whole) {
            tables.add(together(stand));
        }
        return List.copyOf(tables);
    }

    private static Table together(Stand stand) throws Exception {
        Turns turns = new Turns(stand)
                .with("./run", () -> {
                    double millis = WholeStack.start(stand).toMillis();
                    return new Sample(Double.NaN, millis, millis, 0, "");
                })
                .play();
        return new Table(
                "Everything together, built, on an empty directory",
                List.of("", "to ready, s"),
                List.of(List.of("./run", Figures.of(turns.middle("./run") / MILLIS))));
    }

    private static List<String> service(Stand stand, String module) throws Exception {
        Groups.skipOrderEvents(stand.world().bootstrapServers(), module);
        ServiceSpec spec = ServiceSpec.of(module, module.replace('-', '_'));
        Path unpacked = Extracted.of(stand, module);
        Path cache = unpacked.resolveSibling(module + ".aot");
        // Migrates, and writes the cache when it ends.
        stand.world()
                .start(spec.withOption("-XX:AOTCacheOutput=" + cache), unpacked)
                .close();
        double[] resident = new double[1];
        Turns turns = new Turns(stand)
                .with("jar", () -> started(stand, spec, stand.world().jar(module), resident))
                .with("unpacked", () -> started(stand, spec, unpacked, resident))
                .with("cache", () -> started(stand, spec.withOption("-XX:AOTCache=" + cache), unpacked, resident))
                .play();
        return List.of(
                module,
                Figures.of(turns.middle("jar") / MILLIS),
                Figures.of(turns.middle("unpacked") / MILLIS),
                Figures.of(turns.middle("cache") / MILLIS),
                Figures.of(resident[0]));
    }

    private static Sample started(Stand stand, ServiceSpec spec, Path jar, double[] resident) {
        Usage usage = Usage.of(stand.world().processes());
        try (ServiceProcess service = stand.world().start(spec, jar)) {
            double millis = service.startedIn().toMillis();
            resident[0] = ProcessTime.peakResident(service.pid()) / MEGA;
            return new Sample(Double.NaN, millis, millis, 0, usage.cores());
        }
    }
}
