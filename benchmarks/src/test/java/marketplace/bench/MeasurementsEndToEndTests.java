package marketplace.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import marketplace.bench.growth.Growth;
import marketplace.bench.part.Extent;
import marketplace.bench.part.Part;
import marketplace.bench.part.Stand;
import marketplace.bench.report.Table;
import marketplace.bench.start.Start;
import marketplace.bench.world.World;
import marketplace.bench.world.WorldSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Parts with the services as they are built, very briefly: those that {@code bench.parts} names, or all of them. The parts themselves fail
 * where they do not count what they should.
 */
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("SystemOut")
class MeasurementsEndToEndTests {

    private static final Extent BRIEF = new Extent(5_000, Duration.ofSeconds(1), 1, Duration.ofSeconds(1), List.of(64));
    private static final String FAILED = "failed";
    private static final String ALL = "all";

    private World world;
    private Stand stand;

    @BeforeAll
    void start() throws Exception {
        Path project = Path.of("..").toAbsolutePath().normalize();
        world = World.start(new WorldSettings(
                project,
                Path.of("target/bench").toAbsolutePath(),
                List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                Map.of()));
        stand = new Stand(world, BRIEF, System.out::println);
    }

    @AfterAll
    void stop() throws Exception {
        stand.close();
        world.close();
    }

    @TestFactory
    Stream<DynamicTest> a_part_measures_what_it_says_and_nothing_fails() {
        String wanted = System.getProperty("bench.parts", ALL);
        List<String> names = wanted.equals(ALL) ? List.of() : List.of(wanted.split(","));
        return parts(names).map(part -> dynamicTest(part.name(), () -> measure(part)));
    }

    /** Those that start services many times start few. */
    private static Stream<Part> parts(List<String> names) {
        Map<String, Part> small = Map.of(
                "start", new Start(List.of("timeout-service"), false),
                "growth", new Growth(1, List.of(), List.of(), List.of()));
        return Parts.named(names).stream().map(part -> small.getOrDefault(part.name(), part));
    }

    private void measure(Part part) throws Exception {
        List<Table> tables = part.measure(stand);

        assertThat(tables).isNotEmpty().allSatisfy(table -> {
            assertThat(table.rows())
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row).hasSameSizeAs(table.columns()));
            int failed = table.columns().indexOf(FAILED);
            if (failed >= 0) {
                assertThat(table.rows()).extracting(row -> row.get(failed)).containsOnly("0");
            }
        });
    }
}
