package marketplace.platform.trace;

import marketplace.contracts.MessageHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** The trace that a request belongs to. */
public final class RequestTrace {

    private static final String ATTRIBUTE = RequestTrace.class.getName();

    private RequestTrace() {}

    /** W3C trace context for what the request causes; null where it is not traced and its caller sent none that reads as one. */
    public static @Nullable String parent(ServerWebExchange exchange) {
        String own = exchange.getAttribute(ATTRIBUTE);
        return own == null ? sent(exchange) : own;
    }

    static @Nullable String sent(ServerWebExchange exchange) {
        return TraceParents.readable(exchange.getRequest().getHeaders().getFirst(MessageHeaders.TRACE_PARENT));
    }

    static void keep(ServerWebExchange exchange, @Nullable String traceParent) {
        if (traceParent != null) {
            exchange.getAttributes().put(ATTRIBUTE, traceParent);
        }
    }
}
