package marketplace.notification.problem;

import marketplace.platform.problem.ProblemType;
import org.springframework.http.HttpStatus;

/** The problems of this service beyond those that every service has. */
public enum NotificationProblems implements ProblemType {
    TOO_MANY_STREAMS(HttpStatus.TOO_MANY_REQUESTS, "Too many open streams"),
    MAIL_NOT_GIVEN_UP(HttpStatus.CONFLICT, "The mail is not given up");

    private final HttpStatus status;
    private final String title;

    NotificationProblems(HttpStatus status, String title) {
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
