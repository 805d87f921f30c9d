package marketplace.order.request;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.problem.ProblemException.FieldError;
import marketplace.platform.problem.ProblemException.ParameterError;
import org.jspecify.annotations.Nullable;

/** Reads parameters, or fields of a body, and collects all that is wrong with them, so that a caller learns it at once. */
public final class Reading {

    private final @Nullable String pointer;
    private final List<ParameterError> parameterErrors;
    private final List<FieldError> fieldErrors;

    /** Reads parameters of a request: errors name the parameter. */
    public Reading() {
        this(null, new ArrayList<>(), new ArrayList<>());
    }

    private Reading(@Nullable String pointer, List<ParameterError> parameterErrors, List<FieldError> fieldErrors) {
        this.pointer = pointer;
        this.parameterErrors = parameterErrors;
        this.fieldErrors = fieldErrors;
    }

    /** Reads fields of a body: errors point at the field. */
    public static Reading ofBody() {
        return new Reading("/", new ArrayList<>(), new ArrayList<>());
    }

    /** Reads fields of an object in the body; the errors are collected together. */
    public Reading inside(String field) {
        return new Reading(pointer + field + "/", parameterErrors, fieldErrors);
    }

    /** A value; null where the parameter is missing or wrong. */
    public <T> @Nullable T optional(String name, @Nullable String text, Function<String, T> parser, String allowed) {
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException unreadable) {
            wrong(name, allowed);
            return null;
        }
    }

    /** A value; the standard one where the parameter is missing or wrong. */
    public <T> T one(String name, @Nullable String text, Function<String, T> parser, String allowed, T standard) {
        return Objects.requireNonNullElse(optional(name, text, parser, allowed), standard);
    }

    public <E extends Enum<E>> E one(String name, @Nullable String text, Class<E> type, E standard) {
        return one(name, text, value -> Enum.valueOf(type, value), oneOf(type), standard);
    }

    /** True or false; null where the parameter is missing or wrong. */
    public @Nullable Boolean flag(String name, @Nullable String text) {
        return optional(name, text, Reading::bool, "true or false");
    }

    /** All values; none where the parameter is missing. One without a value narrows nothing, which nobody means by it. */
    public <T> List<T> many(String name, @Nullable List<String> texts, Function<String, T> parser, String allowed) {
        List<T> values = new ArrayList<>();
        if (texts != null && texts.isEmpty()) {
            wrong(name, "at least one; " + allowed);
        }
        for (String text : texts == null ? List.<String>of() : texts) {
            T value = optional(name, text, parser, allowed);
            if (value != null && !values.contains(value)) {
                values.add(value);
            }
        }
        return values;
    }

    public <E extends Enum<E>> List<E> many(String name, @Nullable List<String> texts, Class<E> type) {
        return many(name, texts, value -> Enum.valueOf(type, value), oneOf(type));
    }

    /** Refuses names that nobody knows: one that is mistyped must not select everything. */
    public void only(Set<String> known, Set<String> given) {
        given.stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> wrong(name, "unknown; known here: " + new TreeSet<>(known)));
    }

    public void wrong(String name, String allowed) {
        if (pointer == null) {
            parameterErrors.add(new ParameterError(name, allowed));
        } else {
            fieldErrors.add(new FieldError(pointer + name, allowed));
        }
    }

    /**
     * Ends the reading.
     *
     * @throws ProblemException with everything that was wrong, if anything was
     */
    public void finish() {
        if (!parameterErrors.isEmpty()) {
            throw new ProblemException(OrderProblems.INVALID_QUERY, "see errors").member("errors", parameterErrors);
        }
        if (!fieldErrors.isEmpty()) {
            throw new ProblemException(PlatformProblems.INVALID_REQUEST, "see errors").member("errors", fieldErrors);
        }
    }

    private static boolean bool(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither");
        }
        return text.equals("true");
    }

    private static String oneOf(Class<? extends Enum<?>> type) {
        return "one of " + Arrays.toString(type.getEnumConstants());
    }
}
