package marketplace.platform.log;

import org.springframework.web.server.ServerWebExchange;

/** Names under which a line of the log says whom or what it is about. As key and value, for reactive code has no thread of its own. */
public final class LogKeys {

    /** An order's number. */
    public static final String ORDER = "order";

    /** Role and id of the party that something is done for, as in {@code buyer:alice}. */
    public static final String TENANT = "tenant";

    private static final String ATTRIBUTE = LogKeys.class.getName();
    private static final String NOBODY = "nobody";

    private LogKeys() {}

    /** Remembers who asks: whoever handles a failure stands outside of what knows the caller. */
    public static void setTenant(ServerWebExchange exchange, String tenant) {
        exchange.getAttributes().put(ATTRIBUTE, tenant);
    }

    /** Who asks, or {@code nobody} while that is not known. */
    public static String tenant(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(ATTRIBUTE, NOBODY);
    }
}
