package marketplace.servers.vendor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import marketplace.servers.vendor.Behaviour.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A vendor's server: checks signatures, keeps instances, behaves as it is told, and remembers what it was called for. */
public final class ReferenceVendor implements AutoCloseable {

    private static final String PATH = "/marketplace";
    private static final int LARGEST_BODY = 64 * 1024;
    private static final int FAR_TOO_LARGE = 1024 * 1024;
    private static final int MOST_REMEMBERED = 10_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer http;
    private final SignatureCheck signatures;
    private final Instances instances = new Instances();
    private final List<String> secrets = new CopyOnWriteArrayList<>();
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final Map<String, Integer> callsOfOrders = new ConcurrentHashMap<>();
    private final Deque<SeenCall> calls = new ConcurrentLinkedDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private ReferenceVendor(InetSocketAddress address, Clock clock) throws IOException {
        this.signatures = new SignatureCheck(clock);
        this.http = HttpServer.create(address, 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext(PATH, this::handle);
        http.createContext(VendorControl.PATH, new VendorControl(this)::handle);
        http.start();
    }

    /** Starts one that holds these secrets; port 0 means any. */
    @SuppressWarnings("TimeZoneUsage")
    public static ReferenceVendor start(InetSocketAddress address, String... secrets) {
        try {
            ReferenceVendor vendor = new ReferenceVendor(address, Clock.tickMillis(ZoneOffset.UTC));
            vendor.secrets.addAll(List.of(secrets));
            return vendor;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    /** Starts one on any port of this machine's loopback address. */
    public static ReferenceVendor start(String... secrets) {
        return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), secrets);
    }

    /** What is registered with the marketplace. */
    public URI url() {
        InetSocketAddress address = http.getAddress();
        return URI.create("http://%s:%d%s".formatted(address.getAddress().getHostAddress(), address.getPort(), PATH));
    }

    /** Believes signatures with this secret too. */
    public void trust(String secret) {
        secrets.add(secret);
    }

    /** Believes signatures with this secret no more. */
    public void distrust(String secret) {
        secrets.remove(secret);
    }

    /** From now on calls about this order, or this product, are treated so. What is said of an order comes first. */
    public void behave(String orderOrProduct, Behaviour behaviour) {
        behaviours.put(orderOrProduct, behaviour);
    }

    /** All calls about this order or product, in the order in which they came. */
    public List<SeenCall> calls(String orderOrProduct) {
        return calls.stream()
                .filter(call -> call.orderNumber().equals(orderOrProduct)
                        || call.productId().equals(orderOrProduct))
                .toList();
    }

    /** The instances that run for this order. */
    public Set<String> running(String orderNumber) {
        return instances.running(orderNumber);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
            SeenCall call = new SeenCall(read(body), signatures.complaint(exchange, body, secrets));
            Behaviour behaviour = behaviour(call);
            remember(call);
            if (isBelieved(call, behaviour.kind())) {
                answer(exchange, call, behaviour);
            } else {
                Replies.json(exchange, 401, Map.of("error", call.complaint()));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException unreadable) {
            return JSON.createObjectNode();
        }
    }

    private void remember(SeenCall call) {
        calls.addLast(call);
        if (calls.size() > MOST_REMEMBERED) {
            var _ = calls.pollFirst();
        }
    }

    private Behaviour behaviour(SeenCall call) {
        Behaviour ofProduct = behaviours.getOrDefault(call.productId(), Behaviour.of(Kind.PROMPT));
        Behaviour told = behaviours.getOrDefault(call.orderNumber(), ofProduct);
        int nth = callsOfOrders.merge(call.orderNumber(), 1, Integer::sum);
        return told.kind() == Kind.LATE || nth <= told.times() ? told : Behaviour.of(Kind.PROMPT);
    }

    private static boolean isBelieved(SeenCall call, Kind kind) {
        return call.complaint().equals(SignatureCheck.FINE)
                || kind == Kind.TRUSTING
                || (kind == Kind.TIMELESS && SignatureCheck.isAboutTime(call.complaint()));
    }

    private void answer(HttpExchange exchange, SeenCall call, Behaviour behaviour)
            throws IOException, InterruptedException {
        switch (behaviour.kind()) {
            case GARBAGE -> Replies.text(exchange, "<html>It works!</html>");
            case TOO_LARGE -> Replies.text(exchange, "{\"result\":\"" + "x".repeat(FAR_TOO_LARGE));
            case ERROR -> Replies.json(exchange, 500, Map.of("error", "we are sorry"));
            case REDIRECT -> Replies.redirect(exchange, url());
            case SILENT -> {
                var _ = closed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
            case DRIPPING -> Replies.drip(exchange, closed);
            case REFUSE -> Replies.json(exchange, 200, refused(true));
            case REFUSE_FOR_NOW -> Replies.json(exchange, 200, refused(false));
            case PROMPT, SLOW, LATE, TWICE, TRUSTING, TIMELESS, FORGETFUL, OBLIGING -> {
                Map<String, Object> answer = instances.answer(call, behaviour);
                var _ = closed.await(behaviour.delay().toMillis(), TimeUnit.MILLISECONDS);
                Replies.json(exchange, 200, answer);
            }
        }
    }

    private static Map<String, Object> refused(boolean permanent) {
        return Map.of("result", "refused", "reason", "sold out", "permanent", permanent);
    }

    @Override
    public void close() {
        closed.countDown();
        http.stop(0);
    }
}
