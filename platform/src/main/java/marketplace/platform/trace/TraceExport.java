package marketplace.platform.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes spans to a collector over OTLP/HTTP, from a queue of bounded length on a thread of its own: what does not fit is dropped, nobody
 * waits. Set up by the names that OpenTelemetry documents.
 */
final class TraceExport implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TraceExport.class);
    private static final Duration FLUSHED_WITHIN = Duration.ofSeconds(2);

    /** Where the environment says nothing else. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "otel.exporter.otlp.protocol", "http/protobuf",
            "otel.traces.sampler", "parentbased_traceidratio",
            "otel.traces.sampler.arg", "1.0",
            "otel.bsp.max.queue.size", "4096",
            "otel.bsp.schedule.delay", "1000",
            "otel.attribute.value.length.limit", "128");

    /** Metrics are fetched by Prometheus, logs are read where they are written. */
    private static final Map<String, String> ALWAYS = Map.of(
            "otel.traces.exporter", "otlp",
            "otel.metrics.exporter", "none",
            "otel.logs.exporter", "none");

    private final OpenTelemetrySdk sdk;

    /**
     * An export that runs until it is closed.
     *
     * @param service the name that spans are shown under, where the settings give no other
     * @param settings as in {@code otel.exporter.otlp.endpoint}
     */
    TraceExport(String service, Map<String, String> settings) {
        Map<String, String> defaults = new HashMap<>(DEFAULTS);
        defaults.put("otel.service.name", service);
        Map<String, String> given = new HashMap<>(settings);
        given.putAll(ALWAYS);
        this.sdk = AutoConfiguredOpenTelemetrySdk.builder()
                .disableShutdownHook()
                .addPropertiesSupplier(() -> defaults)
                .addPropertiesCustomizer(known -> given)
                .build()
                .getOpenTelemetrySdk();
    }

    OpenTelemetry telemetry() {
        return sdk;
    }

    @Override
    public void close() {
        if (!sdk.getSdkTracerProvider()
                .shutdown()
                .join(FLUSHED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .isSuccess()) {
            log.warn("the last spans did not reach the collector");
        }
    }
}
