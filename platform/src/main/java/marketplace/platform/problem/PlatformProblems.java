package marketplace.platform.problem;

import org.springframework.http.HttpStatus;

/** The problems that any endpoint of any service can answer with. Each service adds a list of its own. */
public enum PlatformProblems implements ProblemType {
    MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be read"),
    INVALID_REQUEST(HttpStatus.UNPROCESSABLE_CONTENT, "A value is not allowed"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "No valid token"),
    FORBIDDEN_ROLE(HttpStatus.FORBIDDEN, "Not for this role"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "Not found"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "No such representation"),
    REQUEST_TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "The request does not come to its end"),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    ADDRESS_TOO_LONG(HttpStatus.URI_TOO_LONG, "The address is too long"),
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported media type"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests of one caller"),
    OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE, "Too much work at the moment"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Not available at the moment"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something is wrong on our side");

    private final HttpStatus status;
    private final String title;

    PlatformProblems(HttpStatus status, String title) {
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
