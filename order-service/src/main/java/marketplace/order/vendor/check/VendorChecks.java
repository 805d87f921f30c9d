package marketplace.order.vendor.check;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import marketplace.order.problem.OrderProblems;
import marketplace.order.vendor.VendorClient;
import marketplace.order.vendor.VendorEndpoint;
import marketplace.order.vendor.endpoint.VendorEndpoints;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Runs checks: of one product one at a time, and few at once in this instance. */
@Component
@EnableConfigurationProperties(CheckProperties.class)
class VendorChecks {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final VendorEndpoints endpoints;
    private final VendorClient client;
    private final CheckProperties properties;
    private final Clock clock;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    VendorChecks(VendorEndpoints endpoints, VendorClient client, CheckProperties properties, Clock clock) {
        this.endpoints = endpoints;
        this.client = client;
        this.properties = properties;
        this.clock = clock;
    }

    /** Checks the endpoint of a product. */
    Mono<CheckReport> check(String productId) {
        return endpoints.required(productId).flatMap(endpoint -> alone(productId, endpoint));
    }

    /** Goes on to its end when whoever asked hangs up, so that nothing of it is left at the vendor. */
    private Mono<CheckReport> alone(String productId, VendorEndpoint endpoint) {
        if (running.size() >= properties.atOnce()) {
            return Mono.error(ProblemException.retryAfter(
                    PlatformProblems.OVERLOADED, "too many checks run at the moment", SOON));
        }
        if (!running.add(productId)) {
            return Mono.error(ProblemException.retryAfter(
                    OrderProblems.VENDOR_CHECK_RUNNING, "wait for the one that runs", SOON));
        }
        return Mono.fromFuture(
                report(productId, endpoint)
                        .doFinally(end -> running.remove(productId))
                        .toFuture(),
                true);
    }

    private Mono<CheckReport> report(String productId, VendorEndpoint endpoint) {
        Instant now = clock.instant();
        return new VendorCheck(client, endpoint, productId, properties, now)
                .run()
                .map(steps -> CheckReport.of(productId, endpoint.url().toString(), now, steps));
    }
}
