package marketplace.platform.load;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import marketplace.platform.management.ManagementPort;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.problem.ProblemWriter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Answers with 503 what is more than this instance can work on at once, before anything is done for it: before all other filters. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@EnableConfigurationProperties(LoadProperties.class)
class RequestLimit implements WebFilter {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final ProblemWriter problems;
    private final Places places;
    private final Counter refused;

    RequestLimit(LoadProperties properties, ProblemWriter problems, MeterRegistry meters) {
        this.problems = problems;
        this.places = new Places(properties, System::nanoTime);
        this.refused = RefusedFor.REQUESTS.counter(meters);
        Gauge.builder("marketplace.requests.active", places::taken)
                .description("Requests that are worked on")
                .register(meters);
        Gauge.builder("marketplace.requests.limit", places::limit)
                .description("Requests that may be worked on at once now")
                .register(meters);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return ManagementPort.isAsked(exchange) ? chain.filter(exchange) : limited(exchange, chain);
    }

    private Mono<Void> limited(ServerWebExchange exchange, WebFilterChain chain) {
        return places.take().map(place -> work(exchange, chain, place)).orElseGet(() -> refuse(exchange));
    }

    private static Mono<Void> work(ServerWebExchange exchange, WebFilterChain chain, Place place) {
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(place::leave));
        return chain.filter(exchange)
                .doFinally(end -> place.leave())
                .contextWrite(context -> context.put(Place.class, place));
    }

    private Mono<Void> refuse(ServerWebExchange exchange) {
        refused.increment();
        return problems.write(
                exchange,
                ProblemException.retryAfter(
                        PlatformProblems.OVERLOADED,
                        "more is asked of this instance than it can do; nothing was done",
                        RETRY_AFTER));
    }
}
