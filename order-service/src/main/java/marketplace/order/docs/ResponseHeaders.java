package marketplace.order.docs;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import marketplace.order.request.WriteHeaders;
import org.springframework.http.HttpHeaders;

/** Headers of answers that mean something to callers. */
final class ResponseHeaders {

    private static final Map<String, Header> ALL = Map.of(
            HttpHeaders.ETAG,
            always("The version that the answer shows; send it back as If-Match", "\"3\""),
            HttpHeaders.LOCATION,
            always("Where the new thing is", "/v1/orders/00301K9ZC4W0Q7HTM2X"),
            WriteHeaders.IDEMPOTENCY_REPLAYED,
            sometimes(
                    "There, and true, when a request with this Idempotency-Key was answered before: this is that answer again",
                    new StringSchema()._enum(List.of("true")),
                    "true"),
            HttpHeaders.RETRY_AFTER,
            sometimes(
                    "After how many seconds to come back: with 429, 503",
                    new IntegerSchema().minimum(BigDecimal.ONE),
                    1),
            HttpHeaders.WWW_AUTHENTICATE,
            sometimes("How to say who calls: with 401", new StringSchema(), "Bearer"),
            HttpHeaders.ALLOW,
            sometimes("Which methods there are: with 405", new StringSchema(), "GET, POST"));

    private ResponseHeaders() {}

    /** Those that some problems have. */
    static Map<String, Header> ofProblems() {
        return Map.of(
                HttpHeaders.ETAG, sometimes("The version that the request met", new StringSchema(), "\"3\""),
                HttpHeaders.RETRY_AFTER, named(HttpHeaders.RETRY_AFTER),
                HttpHeaders.WWW_AUTHENTICATE, named(HttpHeaders.WWW_AUTHENTICATE),
                HttpHeaders.ALLOW, named(HttpHeaders.ALLOW));
    }

    static Header named(String name) {
        return Objects.requireNonNull(ALL.get(name), name);
    }

    private static Header always(String description, String example) {
        return sometimes(description, new StringSchema(), example).required(true);
    }

    private static Header sometimes(String description, Schema<?> schema, Object example) {
        return new Header().description(description).schema(schema).example(example);
    }
}
