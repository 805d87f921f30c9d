package marketplace.chaos.load;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import marketplace.chaos.evidence.OrderRow;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Does what no deadline does: completes what was started and decides what is disputed, so that time alone can end the rest. */
public final class Finisher {

    private static final String DECIDE = "decide-dispute";
    private static final Set<String> ENDING = Set.of(DECIDE, "complete");
    private static final int AT_ONCE = 16;
    private static final int LOOKS = 20;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Client client;
    private final Bodies bodies;
    private final Market market;
    private final SplittableRandom random;
    private int requests;

    public Finisher(Client client, Bodies bodies, Market market, long seed) {
        this.client = client;
        this.bodies = bodies;
        this.market = market;
        this.random = new SplittableRandom(seed);
    }

    /** Presses those buttons of the orders that are there; returns when all are answered. */
    public void finish(List<OrderRow> orders) {
        Semaphore room = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (OrderRow order : orders) {
                room.acquireUninterruptibly();
                SplittableRandom its = random.split();
                threads.execute(() -> {
                    try {
                        finish(order, its);
                    } finally {
                        room.release();
                    }
                });
            }
        }
    }

    private void finish(OrderRow order, SplittableRandom its) {
        try {
            for (Caller caller : List.of(market.operator(), market.providerNamed(order.providerId()))) {
                JsonNode seen = seen(caller, order.number(), its);
                String action = seen == null ? null : ending(seen);
                if (seen != null && action != null) {
                    var _ = client.send(
                            new Request(
                                    caller,
                                    "/v1/orders/%s/%s".formatted(order.number(), action),
                                    action.equals(DECIDE)
                                            ? bodies.lastDecision(seen, its)
                                            : bodies.of(action, seen, its),
                                    key(),
                                    null,
                                    order.number()),
                            its);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks again where nobody tells: an order that is left out now has fewer days left to end in. */
    private @Nullable JsonNode seen(Caller caller, String number, SplittableRandom its) throws InterruptedException {
        JsonNode seen = client.look(caller, number, its);
        for (int look = 1; seen == null && look < LOOKS; look++) {
            Thread.sleep(BETWEEN_LOOKS);
            seen = client.look(caller, number, its);
        }
        return seen;
    }

    private synchronized String key() {
        return "finish-" + requests++;
    }

    private static @Nullable String ending(JsonNode order) {
        Stream<String> allowed = order.get("allowedActions").valueStream().map(JsonNode::asString);
        return allowed.filter(ENDING::contains).findFirst().orElse(null);
    }
}
