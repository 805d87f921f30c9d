package marketplace.order.request;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import marketplace.order.problem.RequestProblems;
import marketplace.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Under which conditions a write is made. A controller method that takes one gets it.
 *
 * @param idempotencyKey makes repetitions of the request harmless
 * @param expectedVersion from If-Match: the version that the caller saw; null for any, which an asterisk says on purpose
 * @param traceParent W3C trace context of the request; null where it has none
 */
public record WriteHeaders(
        @Nullable String idempotencyKey,
        @Nullable Long expectedVersion,
        @Nullable String traceParent) {

    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    public static final String IDEMPOTENCY_REPLAYED = "Idempotency-Replayed";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,100}");
    private static final Pattern ENTITY_TAG = Pattern.compile("\"([1-9][0-9]{0,17})\"");

    /**
     * The headers of a request.
     *
     * @throws ProblemException when one cannot be read, or is missing and required
     */
    static WriteHeaders of(
            HttpHeaders headers, @Nullable String traceParent, boolean keyRequired, boolean versionRequired) {
        if (versionRequired && !headers.containsHeader(HttpHeaders.IF_MATCH)) {
            throw versionMissing("send the ETag that you saw: this replaces what it stands for");
        }
        WriteHeaders read = new WriteHeaders(key(headers), version(headers), traceParent);
        if (keyRequired) {
            var _ = read.requiredKey();
        }
        return read;
    }

    /** The version as an entity tag. */
    public static String entityTag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The key of a request that must have one.
     *
     * @throws ProblemException when it has none
     */
    public String requiredKey() {
        if (idempotencyKey == null) {
            throw new ProblemException(
                    RequestProblems.IDEMPOTENCY_KEY_MISSING,
                    "send an Idempotency-Key of your own for every new request");
        }
        return idempotencyKey;
    }

    /**
     * The version that a request must name.
     *
     * @throws ProblemException when it names none
     */
    public long requiredVersion() {
        if (expectedVersion == null) {
            throw versionMissing("send the ETag that you saw: a late repetition must not undo anything");
        }
        return expectedVersion;
    }

    private static ProblemException versionMissing(String detail) {
        return new ProblemException(RequestProblems.IF_MATCH_MISSING, detail);
    }

    private static @Nullable String key(HttpHeaders headers) {
        String key = headers.getFirst(IDEMPOTENCY_KEY);
        if (key != null && !KEY.matcher(key).matches()) {
            throw new ProblemException(RequestProblems.IDEMPOTENCY_KEY_INVALID, "1 to 100 printable ASCII characters");
        }
        return key;
    }

    private static @Nullable Long version(HttpHeaders headers) {
        String tag = headers.getFirst(HttpHeaders.IF_MATCH);
        if (tag == null || tag.equals("*")) {
            return null;
        }
        Matcher matcher = ENTITY_TAG.matcher(tag);
        if (!matcher.matches()) {
            throw new ProblemException(RequestProblems.IF_MATCH_INVALID, "send back the ETag as you got it");
        }
        return Long.valueOf(matcher.group(1));
    }
}
