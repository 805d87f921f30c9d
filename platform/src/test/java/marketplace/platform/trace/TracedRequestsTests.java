package marketplace.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Objects;
import marketplace.contracts.MessageHeaders;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

class TracedRequestsTests {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String CALLER = "b7ad6b7169203331";
    private static final String PARENT = "00-" + TRACE + "-" + CALLER + "-01";

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final Traces on = Traces.to(OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exported))
                    .build())
            .build());

    @Test
    void a_request_is_a_step_named_by_its_route_and_what_it_causes_follows_it() {
        String handedOn = ask(on, "/things/secret-7");

        SpanData span = exported.getFinishedSpanItems().getFirst();
        assertThat(span.getName()).isEqualTo("GET /things/{id}");
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanId()).isEqualTo(CALLER);
        assertThat(handedOn).isEqualTo("00-" + TRACE + "-" + span.getSpanId() + "-01");
        assertThat(status(span)).isEqualTo(200);
        assertThat(span.getAttributes().toString()).doesNotContain("secret-7");
    }

    @Test
    void a_request_that_fails_ends_with_the_status_that_its_caller_gets() {
        client(on).get().uri("/broken").exchange().expectStatus().is5xxServerError();
        client(on).get().uri("/refused").exchange().expectStatus().isEqualTo(HttpStatus.CONFLICT);

        SpanData broken = exported.getFinishedSpanItems().getFirst();
        SpanData refused = exported.getFinishedSpanItems().getLast();
        assertThat(status(broken)).isEqualTo(500);
        assertThat(broken.getStatus()).isEqualTo(StatusData.error());
        assertThat(status(refused)).isEqualTo(409);
        assertThat(refused.getStatus()).isEqualTo(StatusData.unset());
    }

    @Test
    void a_route_or_method_that_nobody_knows_makes_no_new_name() {
        client(on).get().uri("/nowhere/1").exchange().expectStatus().isNotFound();
        client(on)
                .method(HttpMethod.valueOf("BREW"))
                .uri("/things/1")
                .exchange()
                .expectStatus()
                .is4xxClientError();

        assertThat(exported.getFinishedSpanItems())
                .extracting(SpanData::getName)
                .containsExactly("GET", "HTTP");
    }

    @Test
    void probes_are_not_traced() {
        client(on).get().uri("/actuator/health").exchange().expectStatus().isNotFound();

        assertThat(exported.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void while_nobody_watches_a_request_hands_on_what_its_caller_sent() {
        assertThat(ask(Traces.off(), "/things/1")).isEqualTo(PARENT);
    }

    private static String ask(Traces traces, String path) {
        return Objects.requireNonNull(client(traces)
                .get()
                .uri(path)
                .header(MessageHeaders.TRACE_PARENT, PARENT)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static WebTestClient client(Traces traces) {
        return WebTestClient.bindToController(new Things())
                .webFilter(new TracedRequests(traces))
                .build();
    }

    private static long status(SpanData span) {
        return Objects.requireNonNull(span.getAttributes().get(AttributeKey.longKey("http.response.status_code")));
    }

    @RestController
    static class Things {

        @GetMapping("/things/{id}")
        Mono<String> thing(@PathVariable String id, ServerWebExchange exchange) {
            return Mono.justOrEmpty(RequestTrace.parent(exchange));
        }

        @GetMapping("/broken")
        Mono<String> broken() {
            return Mono.error(() -> new IllegalStateException("what a user wrote"));
        }

        @GetMapping("/refused")
        Mono<String> refused() {
            return Mono.error(() -> new ResponseStatusException(HttpStatus.CONFLICT));
        }
    }
}
