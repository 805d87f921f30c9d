package marketplace.platform.problem;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;

/** What a field of a body could have held instead of what it did hold. */
final class ExpectedValue {

    private static final String UNKNOWN = "wrong type or not readable";
    private static final Map<Class<?>, String> BY_TYPE = Map.of(
            String.class, "a text",
            Boolean.class, "true or false",
            boolean.class, "true or false",
            Integer.class, "a whole number",
            int.class, "a whole number",
            Long.class, "a whole number",
            long.class, "a whole number",
            Instant.class, "an instant, as in 2026-11-16T03:00:00Z",
            Duration.class, "a duration, as in P3D or PT36H");

    private ExpectedValue() {}

    static String of(JacksonException unreadable) {
        return unreadable instanceof MismatchedInputException mismatch ? of(mismatch.getTargetType()) : UNKNOWN;
    }

    private static String of(@Nullable Class<?> type) {
        if (type == null) {
            return UNKNOWN;
        }
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        return type.isRecord() ? "an object" : BY_TYPE.getOrDefault(type, UNKNOWN);
    }
}
