package marketplace.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TracesTests {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String CALLER = "b7ad6b7169203331";
    private static final String PARENT = "00-" + TRACE + "-" + CALLER + "-01";

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final Traces traces = Traces.to(OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exported))
                    .setSampler(Sampler.parentBased(Sampler.alwaysOn()))
                    .build())
            .build());

    @Test
    void a_step_follows_its_parent_and_is_followed_by_what_it_hands_on() {
        Step first = traces.begin(SpanKind.SERVER, "first", PARENT);
        Step second = traces.begin(SpanKind.INTERNAL, "second", first.traceParent());
        second.with(Step.ORDER, "42").with("size", 7).end();
        first.end();

        SpanData inner = exported.getFinishedSpanItems().getFirst();
        SpanData outer = exported.getFinishedSpanItems().getLast();
        assertThat(outer.getTraceId()).isEqualTo(TRACE).isEqualTo(inner.getTraceId());
        assertThat(outer.getParentSpanId()).isEqualTo(CALLER);
        assertThat(inner.getParentSpanId()).isEqualTo(outer.getSpanId());
        assertThat(first.traceParent()).isEqualTo("00-" + TRACE + "-" + outer.getSpanId() + "-01");
        assertThat(inner.getAttributes().asMap()).hasSize(2);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more"
            })
    void what_no_trace_context_can_be_begins_a_trace(@Nullable String parent) {
        traces.begin(SpanKind.SERVER, "request", parent).end();

        SpanData span = exported.getFinishedSpanItems().getFirst();
        assertThat(span.getParentSpanContext().isValid()).isFalse();
        assertThat(span.getTraceId()).isNotEqualTo(TRACE);
    }

    @Test
    void a_caller_that_does_not_want_to_be_watched_is_not() {
        Step step = traces.begin(SpanKind.SERVER, "request", "00-" + TRACE + "-" + CALLER + "-00");
        step.end();

        assertThat(exported.getFinishedSpanItems()).isEmpty();
        assertThat(step.traceParent()).startsWith("00-" + TRACE).endsWith("-00");
    }

    @Test
    void of_a_failure_only_its_type_is_told() {
        traces.begin(SpanKind.INTERNAL, "step", null).fail(new IllegalStateException("what a user wrote"));

        SpanData span = exported.getFinishedSpanItems().getFirst();
        assertThat(span.getStatus()).isEqualTo(StatusData.error());
        assertThat(span.getAttributes().asMap().values()).hasToString("[IllegalStateException]");
        assertThat(span.getEvents()).isEmpty();
    }

    @Test
    void a_step_ends_once() {
        Step step = traces.begin(SpanKind.INTERNAL, "step", null);
        step.end();

        step.with("late", "word").fail("late");

        assertThat(exported.getFinishedSpanItems())
                .singleElement()
                .satisfies(span -> assertThat(span.getStatus()).isEqualTo(StatusData.unset()))
                .satisfies(span -> assertThat(span.getAttributes().isEmpty()).isTrue());
    }

    @Test
    void while_nobody_watches_the_trace_context_goes_through_unchanged() {
        Step step = Traces.off().begin(SpanKind.SERVER, "request", PARENT);
        step.named("other").with("a", "b").with("c", 1).mark("d").end();
        step.fail("e");

        assertThat(Traces.off().on()).isFalse();
        assertThat(step.traceParent()).isEqualTo(PARENT);
        assertThat(Traces.off().begin(SpanKind.SERVER, "request", null).traceParent())
                .isNull();
    }

    @Test
    void while_nobody_watches_a_step_costs_two_words_of_memory_or_none() {
        assertThat(bytesPerStep(null)).isLessThan(1);
        assertThat(bytesPerStep(PARENT)).isLessThan(25);
    }

    private static double bytesPerStep(@Nullable String parent) {
        int steps = 100_000;
        Traces off = Traces.off();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long handedOn = 0;
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < steps; i++) {
            Step step = off.begin(SpanKind.INTERNAL, "command", parent);
            step.mark("batch").with("size", i).end();
            handedOn += step.traceParent() == null ? 0 : 1;
        }
        double perStep = (double) (threads.getCurrentThreadAllocatedBytes() - before) / steps;
        assertThat(handedOn).isEqualTo(parent == null ? 0 : steps);
        return perStep;
    }
}
