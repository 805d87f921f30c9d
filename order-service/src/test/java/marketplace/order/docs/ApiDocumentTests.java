package marketplace.order.docs;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import marketplace.order.Answer;
import marketplace.order.ApiDocument;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** An answer that is not as the document says is found: the check that every answer of every test goes through can fail. */
class ApiDocumentTests {

    private static final ApiDocument DOCUMENT =
            ApiDocument.at(RunningService.shared().baseUrl());
    private static final TestMarketplace MARKET = TestMarketplace.shared();
    private static final String PATH = "/v1/orders/" + MARKET.place(MARKET.productWithForm());
    private static final Answer ORDER = MARKET.buyer.get(PATH);

    static Stream<Consumer<ObjectNode>> drifts() {
        return Stream.of(
                order -> order.put("secret", "x"),
                order -> order.remove("version"),
                order -> order.put("version", "1"),
                order -> order.put("status", "LOST"),
                order -> order.put("purchasedAt", "yesterday"),
                order -> order.putNull("paidAt"),
                order -> ((ObjectNode) order.at("/product")).put("stock", 7),
                order -> order.withArray("/allowedActions").add(7));
    }

    @ParameterizedTest
    @MethodSource("drifts")
    void an_answer_with_another_body_is_found(Consumer<ObjectNode> drift) {
        ObjectNode body = (ObjectNode) ORDER.body().deepCopy();
        drift.accept(body);

        assertThatCode(() -> DOCUMENT.check("GET", PATH, ORDER)).doesNotThrowAnyException();
        assertThatThrownBy(() -> DOCUMENT.check("GET", PATH, new Answer(200, ORDER.headers(), body, body.toString())))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void an_answer_with_another_status_type_or_header_is_found() {
        for (Answer drifted : List.of(
                new Answer(202, ORDER.headers(), ORDER.body(), ORDER.raw()),
                with("Content-Type", "text/html"),
                with("ETag", ""),
                with("Retry-After", "1"),
                with("Location", "/elsewhere"))) {
            assertThatThrownBy(() -> DOCUMENT.check("GET", PATH, drifted)).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void a_problem_beyond_the_closed_list_or_with_an_unknown_member_is_found() {
        Answer problem = MARKET.operator.get("/v1/orders/none").expect(404);
        ObjectNode unknown = (ObjectNode) problem.body().deepCopy();
        unknown.put("type", "urn:marketplace:problem:something-else");
        ObjectNode more = (ObjectNode) problem.body().deepCopy();
        more.put("trace", "at line 7");

        for (ObjectNode body : List.of(unknown, more)) {
            Answer drifted = new Answer(404, problem.headers(), body, body.toString());
            assertThatThrownBy(() -> DOCUMENT.check("GET", "/v1/orders/none", drifted))
                    .isInstanceOf(AssertionError.class);
            assertThatThrownBy(() -> DOCUMENT.check("GET", "/nowhere", drifted)).isInstanceOf(AssertionError.class);
        }
    }

    /** The order's answer with another header, or without it where the value is empty. */
    private static Answer with(String name, String value) {
        Map<String, List<String>> headers = new HashMap<>();
        ORDER.headers().map().forEach((header, values) -> {
            if (!header.equalsIgnoreCase(name)) {
                headers.put(header, values);
            }
        });
        if (!value.isEmpty()) {
            headers.put(name, List.of(value));
        }
        return new Answer(200, HttpHeaders.of(headers, (header, text) -> true), ORDER.body(), ORDER.raw());
    }
}
