package marketplace.order.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import marketplace.contracts.PaymentEventMessage.RefundFailed;
import marketplace.contracts.Topics;
import marketplace.order.ManyOrders;
import marketplace.order.Party;
import marketplace.order.RunningService;
import marketplace.order.ServiceProcess;
import marketplace.order.TestMarketplace;
import marketplace.order.download.RawHttp.Drained;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * How large, fast and frugal downloads are, with a service in a process of its own. Runs when it is asked for: {@code
 * -Dmeasure=downloads}, and {@code -Drows=1000000 -Dheap=256m} for more or fewer orders and another heap.
 */
@EnabledIfSystemProperty(named = "measure", matches = "downloads")
@SuppressWarnings("SystemOut")
class DownloadMeasurementTests {

    private static final int ROWS = Integer.getInteger("rows", 1_000_000);
    private static final String HEAP = System.getProperty("heap", "256m");
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(");

    @TempDir
    private Path directory;

    private final Database database = Servers.shared().freshDatabase();

    @Test
    void downloads_of_many_orders() throws IOException {
        fill();
        Path collections = directory.resolve("gc.log");
        List<String> options = List.of("-Xmx" + HEAP, "-Xlog:gc:file=" + collections);
        try (ServiceProcess service =
                ServiceProcess.start(database, directory.resolve("service.log"), options, List.of())) {
            Party operator = service.party("operator", "olga");
            tell("started", memory(service));
            for (String format : List.of("csv", "csv", "xlsx")) {
                measure(service, format, () -> direct(operator, format));
            }
            for (String format : List.of("csv", "xlsx")) {
                String[] job = new String[1];
                measure(service, format + " as a job", () -> job[0] = made(operator, format));
                measure(service, format + " of the job", () -> fetched(operator, job[0]));
            }
            tell("heap", heap(collections));
        }
    }

    private void fill() {
        TestClock clock = new TestClock();
        try (RunningService service = RunningService.start(database, clock)) {
            TestMarketplace market = new TestMarketplace(service, clock);
            String product = market.productWithForm();
            String completed = market.awaitingConfirmation(product);
            market.press(market.buyer, completed, "confirm", "").expect(200);
            String shares = String.join(
                    " union all ",
                    share(completed, 0, 84),
                    share(refused(market, product, clock), 85, 92),
                    share(market.inProgress(product), 93, 97),
                    share(market.place(product), 98, 99));
            long start = System.nanoTime();
            ManyOrders.copy(database, ROWS, shares);
            tell("filled", "%d orders in %s s".formatted(ROWS, seconds(start)));
        }
    }

    private static String share(String number, int first, int last) {
        return "select '%s', generate_series(%d, %d)".formatted(number, first, last);
    }

    /** Cancelled, paid all the same, and the money does not go back. */
    private static String refused(TestMarketplace market, String product, TestClock clock) {
        String number = market.place(product);
        String attempt = market.openAttempt(number);
        market.press(market.buyer, number, "cancel", Map.of("reason", "no longer"))
                .expect(200);
        String capture = market.capture(number, attempt, TestMarketplace.LIST_PRICE);
        awaitRefund(market, number, "REQUESTED");
        market.send(
                Topics.PAYMENT_EVENTS,
                new RefundFailed(
                        number, "R-" + capture, UUID.randomUUID().toString(), "account closed", clock.instant()));
        awaitRefund(market, number, "FAILED");
        return number;
    }

    private static void awaitRefund(TestMarketplace market, String number, String state) {
        Awaitility.await()
                .until(() -> market.order(market.operator, number)
                        .text("/refunds/0/state")
                        .equals(state));
    }

    private static String direct(Party who, String format) {
        try (RawHttp http = RawHttp.get(who, "/v1/orders/download?language=zh-CN&format=" + format)) {
            Drained drained = http.drain();
            assertThat(drained.complete()).isTrue();
            assertThat(drained.trailers()).containsEntry("repr-digest", drained.digest());
            assertThat(Long.parseLong(drained.trailers().get("row-count"))).isGreaterThanOrEqualTo(ROWS);
            return "%d bytes".formatted(drained.size());
        }
    }

    private static String made(Party who, String format) {
        String id =
                who.post("/v1/downloads", Map.of("format", format)).expect(202).text("/downloadId");
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> who.get("/v1/downloads/" + id).text("/state").equals("READY"));
        return id;
    }

    private static String fetched(Party who, String id) {
        try (RawHttp http = RawHttp.get(who, "/v1/downloads/%s/file".formatted(id))) {
            Drained drained = http.drain();
            assertThat(drained.complete()).isTrue();
            assertThat(drained.digest()).isEqualTo(http.header("Repr-Digest"));
            return "%d bytes".formatted(drained.size());
        }
    }

    private static void measure(ServiceProcess service, String what, Work work) throws IOException {
        var _ = Files.writeString(Path.of("/proc/%d/clear_refs".formatted(service.pid())), "5");
        long start = System.nanoTime();
        String outcome = work.run();
        double taken = (System.nanoTime() - start) / 1e9;
        tell(what, "%s in %.1f s, %.0f rows/s; %s".formatted(outcome, taken, ROWS / taken, memory(service)));
    }

    private static String memory(ServiceProcess service) throws IOException {
        return Files.readAllLines(Path.of("/proc/%d/status".formatted(service.pid()))).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .map(line -> "peak resident memory " + line.replaceFirst("VmHWM:\\s*", ""))
                .findFirst()
                .orElseThrow();
    }

    private static String heap(Path collections) throws IOException {
        List<MatchResult> all =
                COLLECTION.matcher(Files.readString(collections)).results().toList();
        return "%d collections; at most %d MB before one, %d MB after one"
                .formatted(all.size(), most(all, 1), most(all, 2));
    }

    private static int most(List<MatchResult> all, int group) {
        return all.stream()
                .mapToInt(found -> Integer.parseInt(found.group(group)))
                .max()
                .orElse(0);
    }

    private static String seconds(long start) {
        return "%.1f".formatted((System.nanoTime() - start) / 1e9);
    }

    private static void tell(String what, String figures) {
        System.out.printf("MEASURED %s: %s%n", what, figures);
    }

    private interface Work {
        String run();
    }
}
