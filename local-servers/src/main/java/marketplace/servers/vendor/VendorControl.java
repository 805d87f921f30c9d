package marketplace.servers.vendor;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import marketplace.servers.vendor.Behaviour.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Tells a vendor over HTTP how to behave, and reads what it was called for. For this machine alone, so nobody is asked who they are. */
final class VendorControl {

    static final String PATH = "/control/";

    private static final int LARGEST_BODY = 4096;

    private final ReferenceVendor vendor;

    VendorControl(ReferenceVendor vendor) {
        this.vendor = vendor;
    }

    /**
     * A behaviour as it is told.
     *
     * @param times absent: for good
     * @param delay ISO 8601; absent: none
     */
    private record Told(
            @Nullable Kind kind,
            @Nullable Integer times,
            @Nullable Duration delay) {

        Behaviour behaviour(Kind known) {
            Behaviour always = Behaviour.of(known);
            return new Behaviour(
                    known,
                    Objects.requireNonNullElse(times, always.times()),
                    Objects.requireNonNullElse(delay, always.delay()));
        }
    }

    /**
     * A secret that a provider has made.
     *
     * @param secret as it is registered
     */
    private record Made(@Nullable String secret) {}

    /** {@code PUT /control/<order or product>} tells, {@code GET} reads; {@code POST /control/} has the vendor believe a secret. */
    void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange, exchange.getRequestURI().getPath().substring(PATH.length()));
        }
    }

    private void answer(HttpExchange exchange, String about) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "PUT" -> tell(exchange, about);
            case "GET" ->
                Replies.json(exchange, 200, Map.of("running", vendor.running(about), "calls", vendor.calls(about)));
            case "POST" -> trust(exchange);
            default -> Replies.json(exchange, 405, Map.of("error", "PUT, GET or POST"));
        }
    }

    private void tell(HttpExchange exchange, String about) throws IOException {
        try {
            Told told = read(exchange, Told.class);
            if (told.kind == null) {
                Replies.json(exchange, 400, Map.of("error", "kind is missing"));
            } else {
                vendor.behave(about, told.behaviour(told.kind));
                Replies.json(exchange, 200, Map.of("about", about));
            }
        } catch (JacksonException unreadable) {
            Replies.json(exchange, 400, Map.of("error", unreadable.getOriginalMessage()));
        }
    }

    private void trust(HttpExchange exchange) throws IOException {
        try {
            Made made = read(exchange, Made.class);
            if (made.secret == null || made.secret.isBlank()) {
                Replies.json(exchange, 400, Map.of("error", "secret is missing"));
            } else {
                vendor.trust(made.secret);
                Replies.json(exchange, 200, Map.of("result", "trusted"));
            }
        } catch (JacksonException unreadable) {
            Replies.json(exchange, 400, Map.of("error", unreadable.getOriginalMessage()));
        }
    }

    private static <T> T read(HttpExchange exchange, Class<T> type) throws IOException {
        return JsonMapper.shared().readValue(exchange.getRequestBody().readNBytes(LARGEST_BODY), type);
    }
}
