package marketplace.order.vendor;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import marketplace.platform.clock.WallClock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls vendors. Every call ends in time with an outcome, however the vendor behaves; nothing is tried twice here. That the same key gets
 * the same answer is up to the vendor.
 */
@Component
@EnableConfigurationProperties(VendorProperties.class)
public class VendorClient {

    private final VendorProperties properties;
    private final WebClient http;
    private final JsonMapper json;
    private final VendorAnswers answers;
    private final WallClock clock;
    private final Semaphore room;

    VendorClient(VendorProperties properties, VendorConnections connections, JsonMapper json, WallClock clock) {
        this.properties = properties;
        this.http = connections.webClient();
        this.json = json;
        this.answers = new VendorAnswers(json, properties.longestWait());
        this.clock = clock;
        this.room = new Semaphore(properties.callsInFlight());
    }

    /** Calls. */
    public Mono<VendorOutcome> call(VendorEndpoint endpoint, VendorRequest request) {
        return callAgo(endpoint, request, Duration.ZERO);
    }

    /** Calls with a signature that is so old already, which no vendor should believe for long. */
    public Mono<VendorOutcome> callAgo(VendorEndpoint endpoint, VendorRequest request, Duration age) {
        return Mono.defer(() -> room.tryAcquire()
                ? send(endpoint, request, clock.instant().minus(age)).doFinally(end -> room.release())
                : VendorFailures.busy());
    }

    private Mono<VendorOutcome> send(VendorEndpoint endpoint, VendorRequest request, Instant signedAt) {
        byte[] body = json.writeValueAsBytes(request);
        return http.post()
                .uri(endpoint.url())
                .headers(headers -> RequestSignature.sign(headers, endpoint, signedAt, body))
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchangeToMono(response -> read(request, response))
                .timeout(properties.timeout())
                .onErrorResume(VendorFailures::outcome);
    }

    /** Whatever the status, no more is read than fits. */
    private Mono<VendorOutcome> read(VendorRequest request, ClientResponse response) {
        return response.bodyToMono(byte[].class)
                .defaultIfEmpty(new byte[0])
                .map(body -> answers.outcome(request, response.statusCode(), body));
    }
}
