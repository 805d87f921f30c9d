package marketplace.platform.trace;

import io.opentelemetry.api.trace.SpanKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** A request as a step. After the limit of requests: what is refused there costs nothing more. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class TracedRequests implements WebFilter {

    private static final PathPattern PROBES = PathPatternParser.defaultInstance.parse("/actuator/**");

    /** Anybody may send any word as a method; names are few. */
    private static final List<HttpMethod> METHODS = List.of(HttpMethod.values());

    private final Traces traces;

    TracedRequests(Traces traces) {
        this.traces = traces;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return traces.on() && !isProbe(exchange) ? Mono.defer(() -> traced(exchange, chain)) : chain.filter(exchange);
    }

    private static boolean isProbe(ServerWebExchange exchange) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        return PROBES.matches(path);
    }

    private Mono<Void> traced(ServerWebExchange exchange, WebFilterChain chain) {
        Step step = traces.begin(SpanKind.SERVER, method(exchange), RequestTrace.sent(exchange));
        RequestTrace.keep(exchange, step.traceParent());
        return chain.filter(exchange)
                .doOnError(failure -> endOnceAnswered(step, exchange))
                .doOnSuccess(done -> end(step, exchange))
                .doOnCancel(() -> step.mark("caller gone").end());
    }

    /** What failed is answered further out. */
    private static void endOnceAnswered(Step step, ServerWebExchange exchange) {
        if (exchange.getResponse().isCommitted()) {
            describe(step, exchange).fail("broken off");
        } else {
            exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> end(step, exchange)));
        }
    }

    /** An answer to which nobody gave a status is a 200. */
    private static void end(Step step, ServerWebExchange exchange) {
        HttpStatusCode status =
                Objects.requireNonNullElse(exchange.getResponse().getStatusCode(), HttpStatus.OK);
        Step described = describe(step, exchange).with("http.response.status_code", status.value());
        if (status.is5xxServerError()) {
            described.fail(Integer.toString(status.value()));
        } else {
            described.end();
        }
    }

    private static Step describe(Step step, ServerWebExchange exchange) {
        String method = method(exchange);
        step.with("http.request.method", method);
        Optional.ofNullable(exchange.<PathPattern>getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
                .map(PathPattern::getPatternString)
                .ifPresent(route -> step.named(method + " " + route).with("http.route", route));
        return step;
    }

    private static String method(ServerWebExchange exchange) {
        HttpMethod method = exchange.getRequest().getMethod();
        return METHODS.contains(method) ? method.name() : "HTTP";
    }
}
