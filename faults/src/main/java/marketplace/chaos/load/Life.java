package marketplace.chaos.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import marketplace.chaos.load.Client.Told;
import marketplace.chaos.load.Market.Offer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The life of one order: somebody looks at it and presses one of the buttons that he may press, again and again, until nobody wants
 * anything of it any more; what is then still open is left to its deadlines.
 */
final class Life {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_STEPS = 14;
    private static final int LONGEST_PAUSE_MILLIS = 120;
    private static final double WRONG = 0.04;
    private static final double RACE = 0.10;
    private static final double PAID = 0.9;
    /** How likely a button is pressed, beside 10 for all that is not named: what ends or stops an order is rare. */
    private static final Map<String, Integer> LIKELY = Map.of(
            "cancel", 1,
            "ask-refund", 1,
            "open-dispute", 1,
            "return-requirement", 2,
            "reject-completion", 2,
            "reprice", 4,
            "propose-extension", 2,
            "edit-requirement", 3);

    private static final int USUAL = 10;

    private final Client client;
    private final Payments payments;
    private final Bodies bodies;
    private final Market market;
    private final SplittableRandom random;
    private final String name;
    private int requests;

    /**
     * A life that goes the same way again with the same numbers drawn, as far as the others let it.
     *
     * @param name part of its idempotency keys
     */
    Life(Client client, Payments payments, Bodies bodies, Market market, SplittableRandom random, String name) {
        this.client = client;
        this.payments = payments;
        this.bodies = bodies;
        this.market = market;
        this.random = random;
        this.name = name;
    }

    /** Returns when nobody wants anything of it any more; tells whether it was placed at all. */
    boolean live() throws InterruptedException {
        Caller buyer = market.buyer(random);
        Offer offer = market.offer(random);
        Told placed = client.send(placing(buyer, offer), random);
        JsonNode order = placed.body();
        if (!placed.isAccepted() || order == null) {
            return false;
        }
        String number = order.get("orderNumber").asString();
        int steps = 1 + random.nextInt(MOST_STEPS);
        for (int step = 0; step < steps; step++) {
            Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
            if (random.nextDouble() < RACE) {
                race(number, buyer, offer.provider());
            } else {
                step(number, somebody(buyer, offer.provider()));
            }
        }
        return true;
    }

    private Request placing(Caller buyer, Offer offer) {
        String body = JSON.writeValueAsString(Map.of(
                "productId", offer.productId(),
                "contact", Map.of("name", buyer.id(), "email", buyer.id() + "@example.com")));
        return new Request(buyer, "/v1/orders", body, key(), null, null);
    }

    private Caller somebody(Caller buyer, Caller provider) {
        int who = random.nextInt(20);
        return who == 0 ? market.operator() : who < 11 ? buyer : provider;
    }

    private void step(String number, Caller caller) throws InterruptedException {
        JsonNode order = client.look(caller, number, random);
        Request request = order == null ? null : button(order, caller);
        if (request != null) {
            JsonNode after = client.send(request, random).body();
            pay(number, after);
        }
    }

    /** Both see the same order, and both act on it at the same moment. */
    private void race(String number, Caller buyer, Caller provider) throws InterruptedException {
        JsonNode seenByBuyer = client.look(buyer, number, random);
        JsonNode seenByProvider = client.look(provider, number, random);
        Request one = seenByBuyer == null ? null : button(seenByBuyer, buyer);
        Request other = seenByProvider == null ? null : button(seenByProvider, provider);
        if (one == null || other == null) {
            return;
        }
        SplittableRandom its = random.split();
        Thread rival = Thread.startVirtualThread(() -> sendAlone(other, its));
        var _ = client.send(one, random);
        rival.join(Duration.ofMinutes(5));
    }

    private void sendAlone(Request request, RandomGenerator its) {
        try {
            var _ = client.send(request, its);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Mostly pays what was just asked for. */
    private void pay(String number, @Nullable JsonNode order) throws InterruptedException {
        if (order == null) {
            return;
        }
        JsonNode attempts = order.get("paymentAttempts");
        if (attempts != null
                && !attempts.isEmpty()
                && order.get("status").asString().equals("PENDING_PAYMENT")
                && random.nextDouble() < PAID) {
            payments.pay(number, attempts.get(attempts.size() - 1), random);
        }
    }

    private @Nullable Request button(JsonNode order, Caller caller) {
        List<String> allowed = order.get("allowedActions")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        if (random.nextDouble() < WRONG) {
            return wrong(order, caller);
        }
        int all = allowed.stream().mapToInt(Life::likely).sum();
        if (all == 0) {
            return null;
        }
        int drawn = random.nextInt(all);
        String action = allowed.getFirst();
        for (String each : allowed) {
            drawn -= likely(each);
            if (drawn < 0) {
                action = each;
                break;
            }
        }
        return pressed(order, caller, action, bodies.of(action, order, random));
    }

    /** Something that this caller may not do, or that makes no sense: it must change nothing. */
    private Request wrong(JsonNode order, Caller caller) {
        List<String> wrong =
                List.of("start", "confirm", "complete", "cancel", "agree-refund", "reprice", "decide-dispute");
        String action = wrong.get(random.nextInt(wrong.size()));
        String body = random.nextBoolean() ? "{\"unknown\":true}" : bodies.of(action, order, random);
        return pressed(order, caller, action, body);
    }

    private Request pressed(JsonNode order, Caller caller, String action, @Nullable String body) {
        String number = order.get("orderNumber").asString();
        Long version =
                Bodies.CONDITIONAL.contains(action) ? order.get("version").asLong() : null;
        return new Request(caller, "/v1/orders/%s/%s".formatted(number, action), body, key(), version, number);
    }

    private static int likely(String action) {
        return LIKELY.getOrDefault(action, USUAL);
    }

    private String key() {
        return "%s-%d".formatted(name, requests++);
    }
}
