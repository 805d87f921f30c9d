package marketplace.platform.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;

/** A step that is a span. */
record SpanStep(Span span, String traceParent) implements Step {

    static Step of(Span span) {
        SpanContext context = span.getSpanContext();
        return new SpanStep(
                span,
                "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                        + context.getTraceFlags().asHex());
    }

    @Override
    public Step named(String name) {
        span.updateName(name);
        return this;
    }

    @Override
    public Step with(String attribute, String value) {
        span.setAttribute(attribute, value);
        return this;
    }

    @Override
    public Step with(String attribute, long value) {
        span.setAttribute(attribute, value);
        return this;
    }

    @Override
    public Step mark(String event) {
        span.addEvent(event);
        return this;
    }

    @Override
    public void end() {
        span.end();
    }

    @Override
    public void fail(Throwable failure) {
        fail(failure.getClass().getSimpleName());
    }

    @Override
    public void fail(String reason) {
        span.setAttribute("error.type", reason).setStatus(StatusCode.ERROR).end();
    }
}
