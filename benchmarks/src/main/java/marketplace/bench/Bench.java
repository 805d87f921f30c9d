package marketplace.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import marketplace.bench.part.Part;
import marketplace.bench.part.Stand;
import marketplace.bench.report.Findings;
import marketplace.bench.report.Table;
import marketplace.bench.world.RealTime;
import marketplace.bench.world.World;
import marketplace.bench.world.WorldSettings;

/** Measures what the command line asks for. */
@SuppressWarnings("SystemOut")
final class Bench {

    private static final int WRONG_USE = 2;

    private final long start = System.nanoTime();
    private final Options options;
    private final Path project;

    private Bench(Options options, Path project) {
        this.options = options;
        this.project = project;
    }

    /** Ends with 0 when every part was measured. */
    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("--parts")) {
            System.out.println(Parts.list());
            return;
        }
        try {
            new Bench(Options.of(arguments), Path.of("").toAbsolutePath()).run(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(WRONG_USE);
        }
        System.exit(0);
    }

    private void run(String... arguments) throws Exception {
        List<Part> parts = Parts.named(options.parts());
        Results results = Results.in(project);
        WorldSettings settings =
                new WorldSettings(project, project.resolve(".local/bench/data"), options.options(), options.settings());
        tell("starting PostgreSQL and Kafka");
        try (World world = World.start(settings);
                Stand stand = new Stand(world, options.extent(), this::tell)) {
            for (Part part : parts) {
                tell(part.name() + ": " + part.purpose());
                List<Table> tables = part.measure(stand);
                tables.forEach(table -> System.out.println("\n" + table.markdown()));
                results.keep(new Findings(part.name(), RealTime.today(), command(part, arguments), tables));
            }
        }
        tell("written: " + project.relativize(results.write(page(), settings)));
    }

    /** Figures of a whole run are the project's; others are for whoever asked for them. */
    private Path page() {
        if (options.out() != null) {
            return options.out().toAbsolutePath();
        }
        boolean whole = options.parts().isEmpty() && !options.quick();
        return project.resolve(whole ? "docs/performance.md" : ".local/bench/performance.md");
    }

    private String command(Part part, String... arguments) {
        List<String> line = new ArrayList<>(List.of("./bench", part.name()));
        for (String argument : arguments) {
            if (!options.parts().contains(argument)) {
                line.add(argument);
            }
        }
        return String.join(" ", line);
    }

    private void tell(String what) {
        System.out.printf("%5d s  %s%n", (System.nanoTime() - start) / 1_000_000_000, what);
    }
}
