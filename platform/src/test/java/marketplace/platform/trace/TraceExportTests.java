package marketplace.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.trace.SpanKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import marketplace.servers.TraceCollector;
import org.junit.jupiter.api.Test;

class TraceExportTests {

    private static final int MORE_THAN_THE_QUEUE_HOLDS = 100_000;
    private static final Duration NOT_EVEN_NOTICED = Duration.ofSeconds(8);

    @Test
    void spans_reach_the_collector_under_the_name_of_the_service() {
        try (TraceCollector collector = TraceCollector.start();
                TraceExport export = export(collector.endpoint())) {
            Traces.to(export.telemetry())
                    .begin(SpanKind.SERVER, "request", null)
                    .with(Step.ORDER, "x".repeat(1000))
                    .end();

            await().until(() -> !collector.spans().isEmpty());
            assertThat(collector.spans())
                    .singleElement()
                    .satisfies(span -> assertThat(span.service()).isEqualTo("trial-service"))
                    .satisfies(span -> assertThat(span.name()).isEqualTo("request"))
                    .satisfies(span -> assertThat(span.kind()).isEqualTo("SERVER"))
                    .satisfies(span ->
                            assertThat(span.attributes().get(Step.ORDER)).hasSize(128));
        }
    }

    @Test
    void what_waits_when_the_service_stops_still_reaches_the_collector() {
        try (TraceCollector collector = TraceCollector.start()) {
            try (TraceExport export = new TraceExport(
                    "trial-service",
                    Map.of("otel.exporter.otlp.endpoint", collector.endpoint(), "otel.bsp.schedule.delay", "60000"))) {
                Traces.to(export.telemetry())
                        .begin(SpanKind.SERVER, "last", null)
                        .end();
            }

            assertThat(collector.spans()).hasSize(1);
        }
    }

    @Test
    void a_collector_that_is_down_disturbs_nobody() throws IOException {
        int nobody;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = closed.getLocalPort();
        }

        assertThat(spent("http://127.0.0.1:" + nobody)).isLessThan(NOT_EVEN_NOTICED);
    }

    @Test
    void a_collector_that_never_answers_disturbs_nobody() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThat(spent("http://127.0.0.1:" + silent.getLocalPort())).isLessThan(NOT_EVEN_NOTICED);
        }
    }

    /** From the first of many spans to the end of the service. */
    private static Duration spent(String endpoint) {
        long begin = System.nanoTime();
        try (TraceExport export = export(endpoint)) {
            Traces traces = Traces.to(export.telemetry());
            for (int i = 0; i < MORE_THAN_THE_QUEUE_HOLDS; i++) {
                traces.begin(SpanKind.INTERNAL, "step", null).end();
            }
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static TraceExport export(String endpoint) {
        return new TraceExport(
                "trial-service", Map.of("otel.exporter.otlp.endpoint", endpoint, "otel.bsp.schedule.delay", "20"));
    }
}
