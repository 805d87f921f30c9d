package marketplace.order.vendor.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import marketplace.order.vendor.VendorClient;
import marketplace.order.vendor.VendorEndpoint;
import marketplace.order.vendor.VendorOrder;
import marketplace.order.vendor.VendorOutcome;
import marketplace.order.vendor.VendorOutcome.AskAgain;
import marketplace.order.vendor.VendorOutcome.Done;
import marketplace.order.vendor.VendorRequest;
import marketplace.order.vendor.check.CheckReport.Result;
import marketplace.order.vendor.check.CheckReport.Verdict;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One run of all steps against one endpoint, with a test order of its own. */
final class VendorCheck {

    private static final String PLAN = "test";
    private static final String OTHER_PLAN = "test-plus";
    private static final Duration LONGER = Duration.ofDays(30);
    private static final Duration STALE = Duration.ofMinutes(5);

    private final VendorClient client;
    private final VendorEndpoint endpoint;
    private final VendorOrder order;
    private final CheckProperties properties;
    private final Instant now;

    /** Steps come one after the other, on whichever thread. */
    private volatile @Nullable String instanceId;

    VendorCheck(
            VendorClient client, VendorEndpoint endpoint, String productId, CheckProperties properties, Instant now) {
        this.client = client;
        this.endpoint = endpoint;
        this.order = new VendorOrder("TEST-" + UUID.randomUUID(), productId, PLAN, "marketplace-check", true);
        this.properties = properties;
        this.now = now;
    }

    /** All steps; those for which there was no time are not tried. Whatever happened, nothing of it goes on running at the vendor. */
    Mono<List<Result>> run() {
        return Flux.fromArray(CheckStep.values())
                .concatMap(this::result)
                .takeUntilOther(Mono.delay(properties.total()))
                .collectList()
                .flatMap(this::cleanedUp);
    }

    private Mono<Result> result(CheckStep step) {
        return finding(step)
                .timed()
                .map(timed -> new Result(
                        step,
                        timed.get().verdict(),
                        step.asked(),
                        timed.get().found(),
                        timed.elapsed().toMillis()));
    }

    private Mono<List<Result>> cleanedUp(List<Result> results) {
        List<Result> all = new ArrayList<>(results);
        Arrays.stream(CheckStep.values())
                .skip(results.size())
                .map(step -> new Result(step, Verdict.NOT_TRIED, step.asked(), "no time was left", 0))
                .forEach(all::add);
        boolean destroyed = results.stream().anyMatch(result -> result.step() == CheckStep.DESTROY);
        return destroyed ? Mono.just(all) : call(VendorRequest.destroy(order)).thenReturn(all);
    }

    private Mono<Finding> finding(CheckStep step) {
        return switch (step) {
            case CREATE -> settled(VendorRequest.create(order)).map(this::created);
            case CREATE_AGAIN ->
                withInstance(
                        id -> settled(VendorRequest.create(order)).map(outcome -> Finding.wantsInstance(outcome, id)));
            case QUERY ->
                withInstance(id -> call(VendorRequest.query(VendorRequest.create(order)))
                        .map(outcome -> Finding.wantsInstance(outcome, id)));
            case RENEW -> done(id -> VendorRequest.renew(order, id, now.plus(LONGER)));
            case MODIFY -> done(id -> VendorRequest.modify(order.withPlan(OTHER_PLAN), id, OTHER_PLAN));
            case UNKNOWN_INSTANCE ->
                call(VendorRequest.modify(order, "never-made-" + order.orderNumber(), "unknown"))
                        .map(Finding::wantsRefusal);
            case BAD_SIGNATURE ->
                client.call(endpoint.withSecret(UUID.randomUUID().toString()), harmless())
                        .map(Finding::wantsDisbelief);
            case STALE_TIMESTAMP -> client.callAgo(endpoint, harmless(), STALE).map(Finding::wantsDisbelief);
            case EXPIRE -> done(id -> VendorRequest.expire(order, id));
            case DESTROY -> settled(VendorRequest.destroy(order)).map(Finding::wantsDone);
            case DESTROY_AGAIN -> settled(VendorRequest.destroy(order)).map(Finding::wantsDone);
        };
    }

    /** A vendor that believes what it should not makes nothing of it. */
    private VendorRequest harmless() {
        return VendorRequest.query(VendorRequest.create(order));
    }

    private Finding created(VendorOutcome outcome) {
        if (outcome instanceof Done done) {
            instanceId = done.instanceId();
        }
        return Finding.wantsDone(outcome);
    }

    private Mono<Finding> done(Function<String, VendorRequest> request) {
        return withInstance(id -> settled(request.apply(id)).map(Finding::wantsDone));
    }

    private Mono<Finding> withInstance(Function<String, Mono<Finding>> step) {
        String id = instanceId;
        return id == null ? Mono.just(Finding.notTried("there is no instance")) : step.apply(id);
    }

    private Mono<VendorOutcome> call(VendorRequest request) {
        return client.call(endpoint, request);
    }

    /** Calls, and asks again for as long as the vendor wants to be asked. */
    private Mono<VendorOutcome> settled(VendorRequest request) {
        return call(request).flatMap(outcome -> settled(request, outcome, properties.queries()));
    }

    private Mono<VendorOutcome> settled(VendorRequest request, VendorOutcome outcome, int queriesLeft) {
        return outcome instanceof AskAgain again && queriesLeft > 0
                ? Mono.delay(again.after())
                        .then(call(VendorRequest.query(request)))
                        .flatMap(next -> settled(request, next, queriesLeft - 1))
                : Mono.just(outcome);
    }
}
