package marketplace.platform.problem;

import java.util.Arrays;
import java.util.List;
import marketplace.platform.problem.ProblemException.ParameterError;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.server.ServerWebInputException;

/** Which parameters of a request cannot be read or are not allowed, and what is allowed. */
final class WrongParameters {

    private WrongParameters() {}

    /** None where the failure is about something else. */
    static List<ParameterError> of(Throwable failure) {
        if (failure instanceof HandlerMethodValidationException invalid) {
            return invalid.getParameterValidationResults().stream()
                    .filter(result -> !(result instanceof ParameterErrors))
                    .map(WrongParameters::notAllowed)
                    .toList();
        }
        MethodParameter parameter =
                failure instanceof ServerWebInputException unreadable ? unreadable.getMethodParameter() : null;
        return parameter != null && parameter.hasParameterAnnotation(RequestParam.class)
                ? List.of(unreadable(parameter))
                : List.of();
    }

    private static ParameterError notAllowed(ParameterValidationResult result) {
        String detail = result.getResolvableErrors().stream()
                .map(MessageSourceResolvable::getDefaultMessage)
                .findFirst()
                .orElse("not allowed");
        return new ParameterError(name(result.getMethodParameter()), detail);
    }

    private static ParameterError unreadable(MethodParameter parameter) {
        Class<?> type = parameter.nestedIfOptional().getNestedParameterType();
        return new ParameterError(
                name(parameter),
                type.isEnum() ? "one of " + Arrays.toString(type.getEnumConstants()) : "missing or of the wrong type");
    }

    private static String name(MethodParameter parameter) {
        String name = parameter.getParameterName();
        return name == null ? "" : name;
    }
}
