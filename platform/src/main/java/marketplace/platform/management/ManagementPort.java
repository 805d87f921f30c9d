package marketplace.platform.management;

import java.util.List;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Tells what is asked on the management port from what callers ask: filters see both. */
public final class ManagementPort {

    private static final String NAMESPACE = "management";
    private static final List<PathPattern> OPEN = List.of(
            PathPatternParser.defaultInstance.parse("/actuator/health/**"),
            PathPatternParser.defaultInstance.parse("/actuator/prometheus"));

    private ManagementPort() {}

    /** Whether it came in on the management port, which is for the platform and has no limits but its own. */
    public static boolean isAsked(ServerWebExchange exchange) {
        return WebServerApplicationContext.hasServerNamespace(exchange.getApplicationContext(), NAMESPACE);
    }

    /** Whether it is what that port answers to everybody. */
    public static boolean isOpen(ServerWebExchange exchange) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        return isAsked(exchange) && OPEN.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
