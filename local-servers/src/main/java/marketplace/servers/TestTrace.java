package marketplace.servers;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A trace that somebody outside has begun.
 *
 * @param caller id of the outsider's span
 */
public record TestTrace(String id, String caller) {

    /** One that nobody else has. */
    public static TestTrace begun() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        String high = hex.toHexDigits(random.nextLong());
        String low = hex.toHexDigits(random.nextLong());
        return new TestTrace(high + low, hex.toHexDigits(random.nextLong(1, Long.MAX_VALUE)));
    }

    /** The value of {@code traceparent} that the outsider sends. */
    public String header() {
        return header(caller);
    }

    /** The value that goes on from one of the trace's spans. */
    public String header(CollectedSpan span) {
        return header(span.id());
    }

    private String header(String span) {
        return "00-%s-%s-01".formatted(id, span);
    }
}
