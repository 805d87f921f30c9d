package marketplace.order.changes;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Set;
import marketplace.order.request.Reading;
import org.jspecify.annotations.Nullable;

/**
 * How a caller asks for changes.
 *
 * @param start where it begins when it has no cursor
 * @param waiting how long it waits when there are none; zero for not at all
 */
record FeedParameters(FeedStart start, Duration waiting) {

    private static final Set<String> OF_POLLS = Set.of("after", "start", "limit", "wait");
    private static final Set<String> OF_STREAMS = Set.of("after", "start");

    /** Those of a request that may wait. */
    static FeedParameters read(@Nullable String start, @Nullable String wait, Duration longest, Set<String> given) {
        Reading reading = new Reading();
        reading.only(OF_POLLS, given);
        FeedParameters parameters = new FeedParameters(
                reading.one("start", start, FeedStart.class, FeedStart.BEGINNING),
                reading.one(
                        "wait",
                        wait,
                        text -> duration(text, longest),
                        "an ISO 8601 duration, at most " + longest,
                        Duration.ZERO));
        reading.finish();
        return parameters;
    }

    /** Those of a stream. */
    static FeedParameters read(@Nullable String start, Set<String> given) {
        Reading reading = new Reading();
        reading.only(OF_STREAMS, given);
        FeedParameters parameters =
                new FeedParameters(reading.one("start", start, FeedStart.class, FeedStart.BEGINNING), Duration.ZERO);
        reading.finish();
        return parameters;
    }

    private static Duration duration(String text, Duration longest) {
        Duration duration = Duration.parse(text);
        if (duration.isNegative() || duration.compareTo(longest) > 0) {
            throw new DateTimeException("out of range");
        }
        return duration;
    }
}
