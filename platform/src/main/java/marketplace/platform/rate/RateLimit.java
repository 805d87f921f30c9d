package marketplace.platform.rate;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.problem.ProblemWriter;
import marketplace.platform.security.Caller;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.PathContainer;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Answers callers that ask too often with 429, before anything is read or done for them. A stream counts once, however long it is.
 * Last of the filters: whoever has no valid token is turned away before.
 */
@Component
@Order
@EnableConfigurationProperties(RateLimitProperties.class)
class RateLimit implements WebFilter {

    private static final PathPattern HEALTH = PathPatternParser.defaultInstance.parse("/actuator/health/**");

    private final RateLimitProperties properties;
    private final ProblemWriter problems;
    private final CallerRates rates;

    RateLimit(RateLimitProperties properties, ProblemWriter problems) {
        this.properties = properties;
        this.problems = problems;
        this.rates = new CallerRates(properties, TimeMeter.SYSTEM_NANOTIME);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return isLimited(exchange)
                ? caller(exchange)
                        .map(rates::take)
                        .defaultIfEmpty(Duration.ZERO)
                        .flatMap(wait -> wait.isZero() ? chain.filter(exchange) : refuse(exchange, wait))
                : chain.filter(exchange);
    }

    private boolean isLimited(ServerWebExchange exchange) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        return properties.enabled() && !HEALTH.matches(path);
    }

    private static Mono<Caller> caller(ServerWebExchange exchange) {
        return exchange.getPrincipal()
                .ofType(Authentication.class)
                .mapNotNull(Authentication::getPrincipal)
                .ofType(Caller.class);
    }

    private Mono<Void> refuse(ServerWebExchange exchange, Duration wait) {
        return problems.write(
                exchange,
                ProblemException.retryAfter(
                        PlatformProblems.TOO_MANY_REQUESTS, "this caller asks too often; nothing was done", wait));
    }
}
