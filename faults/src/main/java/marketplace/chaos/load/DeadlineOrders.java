package marketplace.chaos.load;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import marketplace.chaos.evidence.Promise;
import marketplace.chaos.load.TimedMarket.Terms;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Orders that people bring as far as one of their deadlines and then forget. */
public final class DeadlineOrders {

    private static final Logger log = LoggerFactory.getLogger(DeadlineOrders.class);

    /** How often each deadline is the one that is left: what nobody pays for costs the least. */
    private static final List<String> KINDS = List.of(
            "PAYMENT",
            "REQUIREMENT",
            "PAYMENT",
            "START",
            "PAYMENT",
            "CONFIRMATION",
            "PAYMENT",
            "REQUIREMENT",
            "START",
            "REFUND_ANSWER");

    private static final int AT_ONCE = 48;
    private static final int LOOKS = 100;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
    private static final int PAGE = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Client client;
    private final Payments payments;
    private final Bodies bodies;
    private final TimedMarket market;
    private final long seed;

    public DeadlineOrders(Client client, Payments payments, Bodies bodies, TimedMarket market, long seed) {
        this.client = client;
        this.payments = payments;
        this.bodies = bodies;
        this.market = market;
        this.seed = seed;
    }

    /** Returns when all of them wait for their deadlines. */
    public void place(int count) {
        AtomicInteger begun = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < AT_ONCE; thread++) {
                threads.execute(() -> {
                    for (int number = begun.getAndIncrement(); number < count; number = begun.getAndIncrement()) {
                        begin(number);
                    }
                });
            }
        }
    }

    /** The deadlines that run, as the operator is told of them. */
    public List<Promise> promised() throws InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Promise> promises = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonNode page = client.get(market.operator(), "/v1/orders?limit=%d%s".formatted(PAGE, next), random);
            if (page == null) {
                throw new IllegalStateException("no list of orders");
            }
            for (JsonNode order : page.get("orders")) {
                JsonNode running = order.get("running");
                if (running != null) {
                    promises.add(new Promise(
                            order.get("orderNumber").asString(),
                            running.get("kind").asString(),
                            Instant.parse(running.get("dueAt").asString())));
                }
            }
            JsonNode cursor = page.get("nextCursor");
            next = cursor == null ? null : "&cursor=" + cursor.asString();
        }
        return promises;
    }

    private void begin(int number) {
        try {
            SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
            begin("s%d-d%d".formatted(seed, number), KINDS.get(number % KINDS.size()), random);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException unexpected) {
            log.warn("deadline {} of the load was not reached", number, unexpected);
        }
    }

    private void begin(String name, String kind, RandomGenerator random) throws InterruptedException {
        Terms terms = market.terms(random);
        Caller buyer = market.buyer(random);
        Market.Offer offer = kind.equals("REQUIREMENT") ? terms.withForm() : terms.withoutForm();
        JsonNode placed = client.send(placing(buyer, offer, name), random).body();
        if (placed == null || kind.equals("PAYMENT")) {
            return;
        }
        String number = placed.get("orderNumber").asString();
        JsonNode asked = press(buyer, number, "open-payment-attempt", placed, name, random);
        if (asked == null) {
            return;
        }
        JsonNode attempts = asked.get("paymentAttempts");
        payments.pay(number, attempts.get(attempts.size() - 1), random);
        JsonNode paid =
                kind.equals("CONFIRMATION") || kind.equals("REFUND_ANSWER") ? paid(buyer, number, random) : null;
        if (paid != null && kind.equals("REFUND_ANSWER")) {
            var _ = press(buyer, number, "ask-refund", paid, name, random);
        } else if (paid != null) {
            var _ = press(offer.provider(), number, "start", paid, name, random);
            var _ = press(offer.provider(), number, "complete", paid, name, random);
        }
    }

    private static Request placing(Caller buyer, Market.Offer offer, String name) {
        String body = JSON.writeValueAsString(Map.of(
                "productId", offer.productId(), "contact", Map.of("name", buyer.id(), "phone", "+86 138 0000 0000")));
        return new Request(buyer, "/v1/orders", body, name + "-place", null, null);
    }

    /** The order after the button; null when it was refused. */
    private @Nullable JsonNode press(
            Caller caller, String number, String action, JsonNode seen, String name, RandomGenerator random)
            throws InterruptedException {
        Request request = new Request(
                caller,
                "/v1/orders/%s/%s".formatted(number, action),
                bodies.of(action, seen, random),
                name + "-" + action,
                null,
                number);
        Client.Told told = client.send(request, random);
        return told.isAccepted() ? told.body() : null;
    }

    /** The order once it knows of its money; null when it gets to know of none that pays for it. */
    private @Nullable JsonNode paid(Caller buyer, String number, RandomGenerator random) throws InterruptedException {
        for (int look = 0; look < LOOKS; look++) {
            JsonNode order = client.look(buyer, number, random);
            if (order != null && !order.get("status").asString().equals("PENDING_PAYMENT")) {
                return order;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        return null;
    }
}
