package marketplace.order.problem;

import marketplace.platform.problem.ProblemType;
import org.springframework.http.HttpStatus;

/** What can be wrong with the conditions of a write. */
public enum RequestProblems implements ProblemType {
    IDEMPOTENCY_KEY_MISSING(HttpStatus.BAD_REQUEST, "An Idempotency-Key is required"),
    IDEMPOTENCY_KEY_INVALID(HttpStatus.BAD_REQUEST, "The Idempotency-Key is not allowed"),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The Idempotency-Key was used for another request"),
    IF_MATCH_MISSING(HttpStatus.PRECONDITION_REQUIRED, "If-Match is required"),
    IF_MATCH_INVALID(HttpStatus.BAD_REQUEST, "If-Match is not an entity tag of ours"),
    STALE_VERSION(HttpStatus.PRECONDITION_FAILED, "It has changed since");

    private final HttpStatus status;
    private final String title;

    RequestProblems(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
