package marketplace.platform.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * Where steps of traces begin. Parents are handed over as text, as they are stored and sent: no thread-locals, which cost more to restore
 * at every operator than the spans themselves. While tracing is off a step costs next to nothing and passes its parent on.
 */
public final class Traces {

    private static final String SCOPE = "marketplace.platform.trace";
    private static final int TRACE_ID = 3;
    private static final int SPAN_ID = 36;
    private static final int FLAGS = 53;

    private final @Nullable Tracer tracer;

    private Traces(@Nullable Tracer tracer) {
        this.tracer = tracer;
    }

    /** Nothing is traced. */
    public static Traces off() {
        return new Traces(null);
    }

    /** Spans go where this takes them. */
    public static Traces to(OpenTelemetry telemetry) {
        return new Traces(telemetry.getTracer(SCOPE));
    }

    /** Whether anybody watches: what is made for a step alone need not be made otherwise. */
    public boolean on() {
        return tracer != null;
    }

    /**
     * Begins a step.
     *
     * @param name one of few
     * @param parent W3C trace context of what caused it; without a readable one it begins a trace of its own
     */
    public Step begin(SpanKind kind, String name, @Nullable String parent) {
        return tracer == null
                ? PassedOn.of(parent)
                : SpanStep.of(tracer.spanBuilder(name)
                        .setSpanKind(kind)
                        .setParent(context(parent))
                        .startSpan());
    }

    private static Context context(@Nullable String parent) {
        String readable = TraceParents.readable(parent);
        return readable == null
                ? Context.root()
                : Context.root()
                        .with(Span.wrap(SpanContext.createFromRemoteParent(
                                readable.substring(TRACE_ID, SPAN_ID - 1),
                                readable.substring(SPAN_ID, FLAGS - 1),
                                TraceFlags.fromHex(readable, FLAGS),
                                TraceState.getDefault())));
    }
}
