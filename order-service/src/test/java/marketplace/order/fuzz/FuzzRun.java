package marketplace.order.fuzz;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import marketplace.order.ApiDocument;
import marketplace.order.ApiOperation;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;

/** Sends requests over some connections at once, and remembers what was wrong with the answers. */
final class FuzzRun {

    private static final int CONNECTIONS = 16;
    private static final List<String> OTHER_PATHS = List.of(
            "/",
            "/v1",
            "/v2/orders",
            "/v1/nothing",
            "/actuator",
            "/actuator/env",
            "/actuator/health",
            "/actuator/health/x",
            "/v3/api-docs/x",
            "/swagger-ui/x",
            "/favicon.ico",
            "/sandbox/clock",
            "/v1/orders/count/x",
            "/error",
            "/webjars/x.js");

    private final RunningService service;
    private final long seed;
    private final ApiDocument document;
    private final Judge judge;
    private final Callers callers;
    private final TestMarketplace market;
    private final HeadMutations heads;
    private final WireRubbish wire;

    private final Map<String, String> complaints = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> outcomes = new ConcurrentSkipListMap<>();
    private final Set<String> succeeded = ConcurrentHashMap.newKeySet();
    private final AtomicLong slowest = new AtomicLong();

    FuzzRun(RunningService service, TestMarketplace market, long seed) {
        this.service = service;
        this.market = market;
        this.seed = seed;
        this.document = ApiDocument.at(service.baseUrl());
        this.judge = new Judge(document);
        this.callers = new Callers(market);
        this.wire = new WireRubbish(market.operator.authorization());
        this.heads = new HeadMutations(queryParameters(document), callers);
    }

    /** Sends the requests with these numbers; what they ask about is made anew first. */
    void round(long first, long count) {
        ValidDrafts drafts = new ValidDrafts(document, callers, Known.prepare(market));
        AtomicLong next = new AtomicLong(first);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> connections = IntStream.range(0, CONNECTIONS)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> connection(drafts, next, first + count)))
                    .toList();
            connections.forEach(FuzzRun::end);
        }
    }

    /** One for each kind of complaint, with all that is needed to ask again. */
    Collection<String> complaints() {
        return complaints.values();
    }

    /** How often there was which outcome, by the first digit of the status. */
    Map<String, AtomicLong> outcomes() {
        return outcomes;
    }

    /** Operations that did at least once what they are for. */
    Set<String> succeeded() {
        return succeeded;
    }

    Duration slowest() {
        return Duration.ofNanos(slowest.get());
    }

    private void connection(ValidDrafts drafts, AtomicLong next, long end) {
        try (FuzzClient client = new FuzzClient(service.baseUrl(), Judge.LONGEST.plusSeconds(1));
                Pulse pulse = new Pulse()) {
            for (long number = next.getAndIncrement(); number < end; number = next.getAndIncrement()) {
                FuzzRequest request = request(drafts, new Dice(seed, number));
                Reply reply = answered(client, request, pulse);
                remember(request, reply);
                Optional<String> complaint = judge.complaint(request, reply);
                if (complaint.isPresent()) {
                    complain(number, request, complaint.get(), client.before());
                }
            }
        }
    }

    /** Once more where the machine stood still. */
    private static Reply answered(FuzzClient client, FuzzRequest request, Pulse pulse) {
        long start = System.nanoTime();
        Reply reply = client.send(request);
        boolean late = reply.took().compareTo(Judge.LONGEST) > 0;
        return late && pulse.stalledSince(start) ? client.send(request) : reply;
    }

    private FuzzRequest request(ValidDrafts drafts, Dice dice) {
        if (dice.inHundred(8)) {
            return wire.of(dice);
        }
        Draft draft = drafts.of(dice.of(document.operations()), dice);
        if (dice.inHundred(3)) {
            draft.path = dice.of(OTHER_PATHS);
        }
        int mutations = dice.inHundred(20) ? 0 : 1 + dice.below(2);
        for (int i = 0; i < mutations; i++) {
            if (dice.inHundred(draft.method.equals("GET") ? 10 : 60)) {
                BodyMutations.mutate(draft, dice);
            } else {
                heads.mutate(draft, dice);
            }
        }
        return draft.request();
    }

    private void remember(FuzzRequest request, Reply reply) {
        slowest.accumulateAndGet(reply.took().toNanos(), Math::max);
        String outcome = switch (reply) {
            case Reply.Answered answered ->
                answered.status() >= 429 ? "" + answered.status() : answered.status() / 100 + "xx";
            case Reply other -> other.getClass().getSimpleName();
        };
        outcomes.computeIfAbsent(outcome, first -> new AtomicLong()).incrementAndGet();
        if (reply instanceof Reply.Answered answered && answered.status() / 100 == 2) {
            document.operation(request.method(), request.path())
                    .map(ApiOperation::name)
                    .ifPresent(succeeded::add);
        }
    }

    /** The first of its kind is enough. */
    private void complain(long number, FuzzRequest request, String complaint, String before) {
        String kind = complaint.replaceAll("(?s)PT[0-9.]+S|\"instance\".*|[0-9]{2,}", "");
        complaints.putIfAbsent(
                kind.substring(0, Math.min(160, kind.length())) + (kind.startsWith("no answer") ? number : ""),
                "%s%nrequest %d of -Dfuzz.seed=%d:%n%s%nbefore it on the same connection:%n%s"
                        .formatted(complaint, number, seed, request.shown(), before));
    }

    private static List<String> queryParameters(ApiDocument document) {
        return document.operations().stream()
                .flatMap(operation -> operation.node().at("/parameters").valueStream())
                .filter(parameter -> parameter.at("/in").asString().equals("query"))
                .map(parameter -> parameter.at("/name").asString())
                .distinct()
                .toList();
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

    @Override
    public String toString() {
        return "seed %d: %s; %d of %d operations succeeded; slowest %d ms"
                .formatted(
                        seed,
                        new TreeMap<>(outcomes),
                        succeeded.size(),
                        document.operations().size(),
                        slowest().toMillis());
    }
}
