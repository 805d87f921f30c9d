package marketplace.platform.rate;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import marketplace.platform.load.RefusedFor;
import marketplace.platform.log.LogKeys;
import marketplace.platform.management.ManagementPort;
import marketplace.platform.meter.TagValues;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.problem.ProblemWriter;
import marketplace.platform.security.Caller;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers callers that ask too often with 429, before anything is read or done for them. A stream counts once, however long it is.
 * Last of the filters: whoever has no valid token is turned away before.
 */
@Component
@Order
@EnableConfigurationProperties(RateLimitProperties.class)
class RateLimit implements WebFilter {

    private final RateLimitProperties properties;
    private final ProblemWriter problems;
    private final CallerRates rates;
    private final Counter refused;

    RateLimit(RateLimitProperties properties, ProblemWriter problems, MeterRegistry meters) {
        this.properties = properties;
        this.problems = problems;
        this.refused = RefusedFor.CALLER_RATE.counter(meters);
        this.rates = new CallerRates(properties, TimeMeter.SYSTEM_NANOTIME);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return ManagementPort.isAsked(exchange) ? chain.filter(exchange) : limited(exchange, chain);
    }

    private Mono<Void> limited(ServerWebExchange exchange, WebFilterChain chain) {
        return caller(exchange)
                .doOnNext(caller -> LogKeys.setTenant(exchange, tenant(caller)))
                .map(this::take)
                .defaultIfEmpty(Duration.ZERO)
                .flatMap(wait -> wait.isZero() ? chain.filter(exchange) : refuse(exchange, wait));
    }

    private Duration take(Caller caller) {
        return properties.enabled() ? rates.take(caller) : Duration.ZERO;
    }

    private static String tenant(Caller caller) {
        return TagValues.of(caller.role()) + ':' + caller.id();
    }

    private static Mono<Caller> caller(ServerWebExchange exchange) {
        return exchange.getPrincipal()
                .ofType(Authentication.class)
                .mapNotNull(Authentication::getPrincipal)
                .ofType(Caller.class);
    }

    private Mono<Void> refuse(ServerWebExchange exchange, Duration wait) {
        refused.increment();
        return problems.write(
                exchange,
                ProblemException.retryAfter(
                        PlatformProblems.TOO_MANY_REQUESTS, "this caller asks too often; nothing was done", wait));
    }
}
