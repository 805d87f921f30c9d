package marketplace.order.fuzz;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import tools.jackson.databind.json.JsonMapper;

/** Good requests, as many as one likes: one in three places an order, the others look at one or at a list. */
final class Overload {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ORDERS = 50;

    private final String baseUrl;
    private final TestMarketplace market;
    private final String product;
    private final List<String> orders;
    private final AtomicLong keys = new AtomicLong();

    Overload(RunningService service, TestMarketplace market) {
        this.baseUrl = service.baseUrl();
        this.market = market;
        this.product = market.productWithoutForm();
        this.orders =
                IntStream.range(0, ORDERS).mapToObj(i -> market.place(product)).toList();
    }

    /** Each client sends the next request once it has its answer. */
    Answers closed(int clients, Duration time) {
        return send(clients, time, number -> 0);
    }

    /** So many requests become due every second, and are sent as soon as one of the clients is free. */
    Answers open(int clients, long perSecond, Duration time) {
        return send(clients, time, number -> number * 1_000_000_000 / perSecond);
    }

    /** How long one request takes on a connection of its own; for ever, as it were, when it is not done. */
    Duration one() {
        try (FuzzClient client = new FuzzClient(baseUrl, PATIENCE)) {
            Reply reply = client.send(request());
            boolean done = reply instanceof Reply.Answered answered && answered.status() / 100 == 2;
            return done ? reply.took() : PATIENCE;
        }
    }

    private Answers send(int clients, Duration time, LongUnaryOperator dueNanos) {
        Queue<Reply> replies = new ConcurrentLinkedQueue<>();
        AtomicLong next = new AtomicLong();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                threads.execute(() -> {
                    try (FuzzClient client = new FuzzClient(baseUrl, PATIENCE)) {
                        long due = dueNanos.applyAsLong(next.getAndIncrement());
                        while (Math.max(due, System.nanoTime() - start) < time.toNanos()) {
                            LockSupport.parkNanos(start + due - System.nanoTime());
                            replies.add(client.send(request()));
                            due = dueNanos.applyAsLong(next.getAndIncrement());
                        }
                    }
                });
            }
        }
        return new Answers(List.copyOf(replies), Duration.ofNanos(System.nanoTime() - start));
    }

    private FuzzRequest request() {
        long number = keys.getAndIncrement();
        Draft draft = switch ((int) (number % 6)) {
            case 0, 1 -> placing(number);
            case 2 -> new Draft("GET", "/v1/orders?limit=20");
            default -> new Draft("GET", "/v1/orders/" + orders.get((int) (number % ORDERS)));
        };
        draft.header("Authorization", market.buyer.authorization());
        return draft.request();
    }

    private Draft placing(long number) {
        Draft draft = new Draft("POST", "/v1/orders");
        draft.header("Content-Type", "application/json");
        draft.header("Idempotency-Key", "overload-" + number);
        draft.body = JsonMapper.shared().writeValueAsBytes(TestMarketplace.placing(product));
        return draft;
    }

    /**
     * What came of many requests.
     *
     * @param replies in no order
     * @param took from the first request to the last answer
     */
    record Answers(List<Reply> replies, Duration took) {

        private static final Set<Integer> REFUSALS = Set.of(429, 503);

        List<Reply> done() {
            return replies.stream()
                    .filter(reply -> reply instanceof Reply.Answered answered && answered.status() / 100 == 2)
                    .toList();
        }

        /** Told to come back, and when. */
        List<Reply> refused() {
            return replies.stream()
                    .filter(reply -> reply instanceof Reply.Answered answered
                            && REFUSALS.contains(answered.status())
                            && answered.headers().firstValue("Retry-After").isPresent())
                    .toList();
        }

        long donePerSecond() {
            return done().size() * 1_000L / took.toMillis();
        }

        long perSecond() {
            return replies.size() * 1_000L / took.toMillis();
        }

        /** How long all but one in a hundred took at most. */
        static Duration p99(List<Reply> replies) {
            return replies.stream()
                    .map(Reply::took)
                    .sorted()
                    .skip(replies.size() * 99L / 100)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
