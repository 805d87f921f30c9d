package marketplace.order.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import tools.jackson.databind.json.JsonMapper;

/** Requests of all kinds whose client goes away a random while after it has sent them, or half of them. */
final class CutRequests {

    private static final int LONGEST_MICROS = 12_000;
    private static final int CONNECTIONS = 32;
    private static final int EVERY = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String baseUrl;
    private final InetSocketAddress server;
    private final TestMarketplace market;
    private final long seed;
    private final String product;
    private final List<String> repriced;
    private final List<String> cancelled;
    private final Set<String> placing = ConcurrentHashMap.newKeySet();

    /**
     * Prepares orders.
     *
     * @param count how many requests are to come
     */
    CutRequests(RunningService service, TestMarketplace market, long seed, long count) {
        this.baseUrl = service.baseUrl();
        URI uri = URI.create(baseUrl);
        this.server = new InetSocketAddress(uri.getHost(), uri.getPort());
        this.market = market;
        this.seed = seed;
        this.product = market.productWithoutForm();
        int orders = (int) Math.max(50, count / 100);
        this.repriced = placed(orders);
        this.cancelled = placed(orders);
    }

    /** Sends so many, and hangs up on every one of them. */
    void send(long count) {
        AtomicLong next = new AtomicLong();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> connections = IntStream.range(0, CONNECTIONS)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> cutAll(next, count)))
                    .toList();
            connections.forEach(CutRequests::end);
        }
    }

    /** The keys under which orders may have been placed. */
    Set<String> placing() {
        return placing;
    }

    String product() {
        return product;
    }

    private void cutAll(AtomicLong next, long count) {
        try (FuzzClient patient = new FuzzClient(baseUrl, PATIENCE)) {
            for (long number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                Dice dice = new Dice(seed, number);
                cut(draft(number, dice).request().bytes(), dice);
                if (number % EVERY == 0) {
                    ask(patient);
                }
            }
        }
    }

    /** Others are served meanwhile; and who cuts off requests does not run too far ahead of whoever serves them. */
    private void ask(FuzzClient patient) {
        Reply reply = patient.send(asking("/v1/orders/" + repriced.getFirst()).request());
        if (!(reply instanceof Reply.Answered answered) || answered.status() != 200) {
            throw new AssertionError("a client that stayed got " + reply);
        }
    }

    private Draft draft(long number, Dice dice) {
        return switch (dice.below(20)) {
            case 0, 1, 2, 3, 4, 5 -> placing("cut-" + number);
            case 6, 7, 8, 9 -> {
                Draft draft =
                        pressing(repriced, "reprice", TestMarketplace.price(1 + dice.below(10_000)), number, dice);
                draft.header("Authorization", market.provider.authorization());
                draft.header("If-Match", "*");
                yield draft;
            }
            case 10, 11 -> pressing(cancelled, "cancel", Map.of("reason", "gone"), number, dice);
            case 12 -> pressing(repriced, "open-payment-attempt", "", number, dice);
            case 13 -> asking(dice.of("/v1/orders?limit=50", "/v1/orders/count", "/v1/orders/" + dice.of(repriced)));
            case 14 -> asking("/v1/orders/download?format=" + dice.of("csv", "xlsx"));
            case 15 -> asking(dice.of("/v1/changes?limit=500", "/v1/changes?start=NOW&wait=PT20S"));
            case 16 -> asking("/v1/changes/stream");
            case 17 -> posting("/v1/downloads", Map.of("format", "csv"));
            default -> {
                Draft draft = posting(
                        "/v1/orders/%s/attachments?purpose=evidence&name=a.txt".formatted(dice.of(repriced)), "");
                draft.header("Content-Type", "text/plain");
                draft.body = Draft.latin("x".repeat(1 + dice.below(20_000)));
                yield draft;
            }
        };
    }

    private Draft placing(String key) {
        placing.add(key);
        Draft draft = posting("/v1/orders", TestMarketplace.placing(product));
        draft.header("Idempotency-Key", key);
        return draft;
    }

    private Draft pressing(List<String> orders, String action, Object body, long number, Dice dice) {
        Draft draft = posting("/v1/orders/%s/%s".formatted(dice.of(orders), action), body);
        draft.header("Idempotency-Key", "cut-" + number);
        return draft;
    }

    private Draft asking(String path) {
        Draft draft = new Draft("GET", path);
        draft.header("Authorization", market.buyer.authorization());
        return draft;
    }

    private Draft posting(String path, Object body) {
        Draft draft = new Draft("POST", path);
        draft.header("Authorization", market.buyer.authorization());
        draft.header("Content-Type", "application/json");
        draft.body = body.equals("") ? new byte[0] : JsonMapper.shared().writeValueAsBytes(body);
        return draft;
    }

    /** One in ten goes away in the middle of its own request; some reset the connection, some just close it, some read a little before. */
    private void cut(byte[] request, Dice dice) {
        try (Socket socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.setSoLinger(dice.inHundred(75), 0);
            socket.connect(server);
            OutputStream out = socket.getOutputStream();
            out.write(request, 0, dice.inHundred(10) ? dice.below(request.length) : request.length);
            LockSupport.parkNanos(1_000L * dice.below(LONGEST_MICROS));
            if (dice.inHundred(20)) {
                readWhatIsThere(socket.getInputStream());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void readWhatIsThere(InputStream in) throws IOException {
        if (in.available() > 0) {
            var _ = in.readNBytes(Math.min(100, in.available()));
        }
    }

    private List<String> placed(int count) {
        return IntStream.range(0, count).mapToObj(i -> market.place(product)).toList();
    }

    private static void end(Future<?> connection) {
        try {
            var _ = connection.get();
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
