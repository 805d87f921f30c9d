package marketplace.stack.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marketplace.stack.simulator.PaymentPlatform.Payment;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The simulator's HTTP interface. It is for this machine alone, so nobody is asked who they are. */
final class SimulatorRoutes {

    private static final Logger log = LoggerFactory.getLogger(SimulatorRoutes.class);
    private static final int MAX_BODY = 64 * 1024;

    private final PaymentPlatform payments;
    private final ImagePlatform images;
    private final MailCatcher mails;
    private final SimulatorClock clock;
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    SimulatorRoutes(PaymentPlatform payments, ImagePlatform images, MailCatcher mails, SimulatorClock clock) {
        this.payments = payments;
        this.images = images;
        this.mails = mails;
        this.clock = clock;
    }

    void handle(HttpExchange exchange) throws IOException {
        try {
            Optional<Object> found = answer(exchange);
            respond(exchange, found.isPresent() ? 200 : 404, found.orElse(problem("not-found", "nothing is here")));
        } catch (Query.UnreadableException unreadable) {
            respond(exchange, 400, problem("malformed-request", unreadable.detail()));
        } catch (JacksonException unreadable) {
            respond(exchange, 400, problem("malformed-request", unreadable.getOriginalMessage()));
        } catch (KafkaException unavailable) {
            log.warn("{} waits for Kafka", exchange.getRequestURI(), unavailable);
            respond(exchange, 503, problem("unavailable", "Kafka does not answer, try again"));
        }
    }

    private Optional<Object> answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().substring(1).split("/", -1);
        return switch (exchange.getRequestMethod() + " " + shape(path)) {
            case "POST payments" -> Optional.of(payments.pay(read(exchange, Payment.class), key(exchange)));
            case "POST refunds fail-next" -> Optional.of(failRefunds(path[1], Query.of(exchange)));
            case "POST refunds retry" -> completed(payments.retryRefunds(path[1]));
            case "POST shares fail-next" -> Optional.of(failShares(path[1], Query.of(exchange)));
            case "GET mails" -> Optional.of(mails.mails());
            case "GET sandbox clock" -> Optional.of(time());
            case "PUT sandbox clock" -> Optional.of(move(read(exchange, Move.class)));
            default -> Optional.empty();
        };
    }

    /** The path without the order number that may stand in its middle. */
    private static String shape(String[] path) {
        return path.length == 3 ? path[0] + " " + path[2] : String.join(" ", path);
    }

    private Map<String, Object> failRefunds(String orderNumber, Query query) {
        payments.failNextRefunds(orderNumber, query.times());
        return Map.of("orderNumber", orderNumber, "nextRefund", "fails", "times", query.times());
    }

    private Map<String, Object> failShares(String orderNumber, Query query) {
        images.failNext(orderNumber, query.times(), query.permanent());
        return Map.of("orderNumber", orderNumber, "nextShare", "fails", "times", query.times());
    }

    private static Optional<Object> completed(List<String> refundIds) {
        return refundIds.isEmpty() ? Optional.empty() : Optional.of(Map.of("completed", refundIds));
    }

    private Map<String, Object> time() {
        return Map.of("now", clock.now(), "offset", clock.movedBy());
    }

    private Map<String, Object> move(Move move) throws IOException {
        clock.moveTo(move.offset);
        return time();
    }

    private record Move(Duration offset) {}

    private static @Nullable String key(HttpExchange exchange) {
        return exchange.getRequestHeaders().getFirst("Idempotency-Key");
    }

    private <T> T read(HttpExchange exchange, Class<T> type) throws IOException {
        return json.readValue(exchange.getRequestBody().readNBytes(MAX_BODY), type);
    }

    private static Map<String, String> problem(String name, String detail) {
        return Map.of("type", "urn:marketplace:problem:" + name, "detail", detail);
    }

    private void respond(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        String type = status < 400 ? "application/json" : "application/problem+json";
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
