package marketplace.platform.problem;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import marketplace.platform.problem.ProblemException.FieldError;
import marketplace.platform.problem.ProblemException.ParameterError;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.ObjectError;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Which problem a failure is. Texts of exceptions never reach the caller. */
final class ProblemTranslation {

    private static final Duration DATABASE_RETRY = Duration.ofSeconds(1);

    private static final List<Class<? extends Throwable>> DATABASE_OUT_OF_REACH = List.of(
            DataAccessResourceFailureException.class,
            TransientDataAccessException.class,
            CannotCreateTransactionException.class,
            R2dbcTransientException.class,
            R2dbcTimeoutException.class,
            R2dbcNonTransientResourceException.class);

    private ProblemTranslation() {}

    static ProblemException problemOf(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            return problem;
        }
        if (causedBy(failure, DataBufferLimitException.class) != null) {
            return new ProblemException(PlatformProblems.BODY_TOO_LARGE, "send less");
        }
        if (failure instanceof WebExchangeBindException invalid) {
            return invalid(invalid);
        }
        JacksonException unreadable = causedBy(failure, JacksonException.class);
        if (unreadable != null && failure instanceof ResponseStatusException) {
            return malformed(unreadable);
        }
        List<ParameterError> parameters = WrongParameters.of(failure);
        if (!parameters.isEmpty()) {
            return new ProblemException(PlatformProblems.MALFORMED_REQUEST, "see errors").member("errors", parameters);
        }
        if (failure instanceof NotAcceptableStatusException refused) {
            return new ProblemException(
                            PlatformProblems.NOT_ACCEPTABLE, "accept one of " + refused.getSupportedMediaTypes())
                    .headers(refused.getHeaders());
        }
        if (failure instanceof ResponseStatusException status) {
            return byStatus(status.getStatusCode()).headers(status.getHeaders());
        }
        return DATABASE_OUT_OF_REACH.stream().anyMatch(type -> causedBy(failure, type) != null)
                ? unavailable()
                : new ProblemException(PlatformProblems.INTERNAL_ERROR, "the failure is in our log");
    }

    private static ProblemException unavailable() {
        return ProblemException.retryAfter(
                PlatformProblems.UNAVAILABLE,
                "the database does not answer; repeat the request with the same Idempotency-Key",
                DATABASE_RETRY);
    }

    private static ProblemException invalid(WebExchangeBindException invalid) {
        List<FieldError> errors = invalid.getAllErrors().stream()
                .map(ProblemTranslation::fieldError)
                .toList();
        return new ProblemException(PlatformProblems.INVALID_REQUEST, "see errors").member("errors", errors);
    }

    private static FieldError fieldError(ObjectError error) {
        String path = error instanceof org.springframework.validation.FieldError field ? field.getField() : "";
        String pointer = path.isEmpty()
                ? ""
                : "/" + path.replaceAll("\\[([^]]*)]", "/$1").replace('.', '/');
        String message = error.getDefaultMessage();
        return new FieldError(pointer, message == null ? "not allowed" : message);
    }

    private static ProblemException malformed(JacksonException unreadable) {
        String pointer = unreadable.getPath().stream()
                .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : escaped(step.getPropertyName())))
                .collect(Collectors.joining());
        String detail = switch (unreadable) {
            case UnrecognizedPropertyException unknown -> "unknown field; known here: " + unknown.getKnownPropertyIds();
            case JacksonException large
            when causedBy(large, StreamConstraintsException.class) != null ->
                "nested too deep, or a name or number too long";
            case StreamReadException twice when isDuplicate(twice) -> "a field is there twice";
            default -> pointer.isEmpty() ? "not readable JSON" : ExpectedValue.of(unreadable);
        };
        return new ProblemException(PlatformProblems.MALFORMED_REQUEST, detail)
                .member("errors", List.of(new FieldError(pointer, detail)));
    }

    /** Jackson has no type of its own for it. */
    private static boolean isDuplicate(StreamReadException unreadable) {
        return unreadable.getOriginalMessage().startsWith("Duplicate");
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static ProblemException byStatus(HttpStatusCode status) {
        return switch (HttpStatus.resolve(status.value())) {
            case BAD_REQUEST ->
                new ProblemException(
                        PlatformProblems.MALFORMED_REQUEST, "a header or the body is missing or of the wrong type");
            case NOT_FOUND -> new ProblemException(PlatformProblems.NOT_FOUND, "nothing is here");
            case METHOD_NOT_ALLOWED ->
                new ProblemException(PlatformProblems.METHOD_NOT_ALLOWED, "not with this method");
            case NOT_ACCEPTABLE -> new ProblemException(PlatformProblems.NOT_ACCEPTABLE, "accept application/json");
            case UNSUPPORTED_MEDIA_TYPE ->
                new ProblemException(PlatformProblems.UNSUPPORTED_MEDIA_TYPE, "send application/json");
            case CONTENT_TOO_LARGE -> new ProblemException(PlatformProblems.BODY_TOO_LARGE, "send less");
            case null, default -> new ProblemException(PlatformProblems.INTERNAL_ERROR, "the failure is in our log");
        };
    }

    private static <T extends Throwable> @Nullable T causedBy(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
