package marketplace.platform.trace;

import org.jspecify.annotations.Nullable;

/** A step that nobody watches: what it causes stays in the trace that it came in. */
record PassedOn(@Nullable String traceParent) implements Step {

    private static final PassedOn NONE = new PassedOn(null);

    static Step of(@Nullable String traceParent) {
        return traceParent == null ? NONE : new PassedOn(traceParent);
    }

    @Override
    public Step named(String name) {
        return this;
    }

    @Override
    public Step with(String attribute, String value) {
        return this;
    }

    @Override
    public Step with(String attribute, long value) {
        return this;
    }

    @Override
    public Step mark(String event) {
        return this;
    }

    @Override
    public void end() {}

    @Override
    public void fail(Throwable failure) {}

    @Override
    public void fail(String reason) {}
}
