package marketplace.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import marketplace.chaos.evidence.Evidence;
import marketplace.chaos.evidence.EvidenceFile;

/** Does a run and prints what became of it. */
@SuppressWarnings({"SystemOut", "TimeZoneUsage"})
final class Chaos {

    private static final String DEADLINES = "deadlines";
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Path DATA = PROJECT.resolve(".local/chaos");
    private static final int VIOLATED = 1;
    private static final int WRONG_USE = 2;

    private Chaos() {}

    /** Ends with 0 when every invariant holds. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && arguments[0].equals(DEADLINES)) {
            deadlines(read(DeadlineOptions::of, Arrays.copyOfRange(arguments, 1, arguments.length)));
        } else {
            faults(read(Options::of, arguments));
        }
    }

    private static void faults(Options options) throws Exception {
        System.out.printf("repeat it with ./chaos %s%n", options);
        RunResult result = Run.of(options, PROJECT, DATA, Clock.systemUTC(), clocked());
        end(Report.of(result), result.evidence(), result.holds());
    }

    private static void deadlines(DeadlineOptions options) throws Exception {
        System.out.printf("repeat it with ./chaos deadlines %s%n", options);
        DeadlineResult result = DeadlineRun.of(options, PROJECT, DATA, Clock.systemUTC(), clocked());
        end(DeadlineReport.of(result), result.evidence(), result.holds());
    }

    /** Says things with the seconds since now. */
    private static Consumer<String> clocked() {
        long start = System.nanoTime();
        return text -> System.out.printf("%5d s  %s%n", (System.nanoTime() - start) / 1_000_000_000L, text);
    }

    private static void end(String report, Evidence evidence, boolean holds) throws IOException {
        System.out.println("\n" + report);
        Files.writeString(DATA.resolve("report.md"), report);
        EvidenceFile.write(evidence, DATA.resolve("evidence.json.gz"));
        System.exit(holds ? 0 : VIOLATED);
    }

    private static <T> T read(Function<String[], T> options, String... arguments) {
        try {
            return options.apply(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(WRONG_USE);
            throw wrong;
        }
    }
}
