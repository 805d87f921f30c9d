package marketplace.platform.trace;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Trace contexts from outside: what does not read as one is dropped, for it is stored and sent on. */
public final class TraceParents {

    private static final Pattern W3C = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceParents() {}

    /** The trace context; null where there is none that can be read. */
    public static @Nullable String readable(@Nullable String header) {
        return header != null && W3C.matcher(header).matches() ? header : null;
    }
}
