package marketplace.order.vendor.endpoint;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import marketplace.order.problem.OrderProblems;
import marketplace.order.vendor.VendorEndpoint;
import marketplace.order.vendor.VendorEndpoint.SigningKey;
import marketplace.order.vendor.endpoint.RegisteredEndpoint.Previous;
import marketplace.order.vendor.endpoint.RegisteredEndpoint.SealedKey;
import marketplace.platform.outbound.OutboundUrls;
import marketplace.platform.outbound.UrlVerdict;
import marketplace.platform.outbound.UrlVerdict.Allowed;
import marketplace.platform.outbound.UrlVerdict.NotAllowed;
import marketplace.platform.problem.ProblemException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The endpoints of products: registered by providers, looked up by whoever calls vendors. */
@Component
@EnableConfigurationProperties(EndpointProperties.class)
public class VendorEndpoints {

    /** How often a registration is decided anew because others register at the same moment. */
    private static final int MOST_RACES = 10;

    /** What was typed and not made at random has few different ones. */
    private static final int FEWEST_CHARACTERS = 10;

    private final VendorEndpointStore store;
    private final EndpointKeys keys;
    private final OutboundUrls urls;
    private final EndpointProperties properties;
    private final Clock clock;

    VendorEndpoints(
            VendorEndpointStore store,
            EndpointKeys keys,
            OutboundUrls urls,
            EndpointProperties properties,
            Clock clock) {
        this.store = store;
        this.keys = keys;
        this.urls = urls;
        this.properties = properties;
        this.clock = clock;
    }

    /** How to call the vendor of a product; empty when it has none. */
    public Mono<VendorEndpoint> of(String productId) {
        return store.find(productId).map(this::endpoint);
    }

    /**
     * How to call the vendor of a product.
     *
     * @throws ProblemException {@link OrderProblems#VENDOR_ENDPOINT_MISSING} as a signal, when it has none
     */
    public Mono<VendorEndpoint> required(String productId) {
        return registered(productId).map(this::endpoint);
    }

    Mono<RegisteredEndpoint> registered(String productId) {
        return store.find(productId)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        OrderProblems.VENDOR_ENDPOINT_MISSING, "its provider registers one with PUT")));
    }

    /** Registers an endpoint. What stands already is left as it is: a repetition makes no new key. */
    Mono<RegisteredEndpoint> register(String productId, VendorEndpointBody body) {
        if (body.secret().chars().distinct().count() < FEWEST_CHARACTERS) {
            return Mono.error(ProblemException.invalid("/secret", "made at random, as by openssl rand -base64 32"));
        }
        return urls.check(body.url()).map(VendorEndpoints::allowed).flatMap(url -> keep(productId, url, body.secret()));
    }

    private static String allowed(UrlVerdict verdict) {
        return switch (verdict) {
            case Allowed(URI url) -> url.toString();
            case NotAllowed(String reason) -> throw ProblemException.invalid("/url", reason);
        };
    }

    private Mono<RegisteredEndpoint> keep(String productId, String url, String secret) {
        return store.find(productId)
                .flatMap(now -> change(now, url, secret))
                .switchIfEmpty(
                        Mono.defer(() -> store.insert(productId, url, keys.seal(productId, secret), clock.instant())))
                .repeatWhenEmpty(MOST_RACES, races -> races);
    }

    private Mono<RegisteredEndpoint> change(RegisteredEndpoint now, String url, String secret) {
        RegisteredEndpoint wanted = wanted(now, url, secret);
        return wanted.equals(now) ? Mono.just(now) : store.update(wanted);
    }

    private RegisteredEndpoint wanted(RegisteredEndpoint now, String url, String secret) {
        Instant time = clock.instant();
        RegisteredEndpoint there = now.url().equals(url) ? now : now.at(url, time);
        if (keys.isOf(now.productId(), now.key(), secret)) {
            return there;
        }
        SealedKey key = keys.seal(now.productId(), secret);
        return there.with(key, time, time.plus(properties.secretOverlap()));
    }

    private VendorEndpoint endpoint(RegisteredEndpoint registered) {
        List<SigningKey> signing = new ArrayList<>();
        signing.add(keys.open(registered.productId(), registered.key()));
        Previous previous = registered.previous(clock.instant());
        if (previous != null) {
            signing.add(keys.open(registered.productId(), previous.key()));
        }
        return new VendorEndpoint(URI.create(registered.url()), signing);
    }
}
