package marketplace.contracts;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses decoded records in which something is missing that is not declared nullable. */
final class CompleteRecords {

    private CompleteRecords() {}

    static void check(Object decoded) {
        for (RecordComponent component : decoded.getClass().getRecordComponents()) {
            Object value = value(component, decoded);
            if (value == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                throw new MalformedMessageException(
                        "%s.%s is missing".formatted(decoded.getClass().getSimpleName(), component.getName()));
            }
            if (value instanceof List<?> list && list.contains(null)) {
                throw new MalformedMessageException("an element of %s is missing".formatted(component.getName()));
            }
            if (value instanceof Record nested) {
                check(nested);
            }
        }
    }

    private static @Nullable Object value(RecordComponent component, Object owner) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
