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
import marketplace.platform.problem.ProblemException;
import marketplace.platform.problem.ProblemException.ParameterError;
import org.jspecify.annotations.Nullable;

/** Reads parameters of queries and collects all that is wrong with them, so that a caller learns it at once. */
public final class Reading {

    private final List<ParameterError> errors = new ArrayList<>();

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

    /** All values; none where the parameter is missing. */
    public <T> List<T> many(String name, @Nullable List<String> texts, Function<String, T> parser, String allowed) {
        List<T> values = new ArrayList<>();
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

    public void wrong(String parameter, String allowed) {
        errors.add(new ParameterError(parameter, allowed));
    }

    /**
     * Ends the reading.
     *
     * @throws ProblemException {@code INVALID_QUERY} with every parameter that is wrong
     */
    public void finish() {
        if (!errors.isEmpty()) {
            throw new ProblemException(OrderProblems.INVALID_QUERY, "see errors").member("errors", errors);
        }
    }

    private static String oneOf(Class<? extends Enum<?>> type) {
        return "one of " + Arrays.toString(type.getEnumConstants());
    }
}
