package marketplace.platform.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** An answer that is a problem. Its detail is shown to the caller: no text of another exception belongs in it. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final String detail;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient HttpHeaders headers = new HttpHeaders();

    public ProblemException(ProblemType type, String detail) {
        super(type.name() + ": " + detail, null, false, false);
        this.type = type;
        this.detail = detail;
    }

    /** Not now. The delay is told in whole seconds, never too short and at least one. */
    public static ProblemException retryAfter(ProblemType type, String detail, Duration delay) {
        long seconds = delay.plusSeconds(1).minusNanos(1).toSeconds();
        return new ProblemException(type, detail).header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, seconds)));
    }

    /** One field of the body is wrong. */
    public static ProblemException invalid(String pointer, String detail) {
        return new ProblemException(PlatformProblems.INVALID_REQUEST, detail)
                .member("errors", List.of(new FieldError(pointer, detail)));
    }

    /** Adds an extension member. */
    public ProblemException member(String name, Object value) {
        members.put(name, value);
        return this;
    }

    /** Adds a response header. */
    public ProblemException header(String name, String value) {
        headers.set(name, value);
        return this;
    }

    /** Adds what the framework says in headers, as in {@code Allow}. */
    ProblemException headers(HttpHeaders more) {
        headers.putAll(more);
        return this;
    }

    public ProblemType type() {
        return type;
    }

    String detail() {
        return detail;
    }

    Map<String, Object> members() {
        return members;
    }

    HttpHeaders headers() {
        return headers;
    }

    /**
     * What is wrong in one place of the body.
     *
     * @param pointer RFC 6901
     */
    public record FieldError(String pointer, String detail) {}

    /**
     * What is wrong with a parameter.
     *
     * @param detail what is allowed
     */
    public record ParameterError(String parameter, String detail) {}
}
