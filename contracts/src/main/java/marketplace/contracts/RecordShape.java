package marketplace.contracts;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The components of a kind of record, found out once: to read their annotations takes longer than to decode a message. */
record RecordShape(List<Component> components) {

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(
                    Arrays.stream(type.getRecordComponents()).map(Component::of).toList());
        }
    };

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    /**
     * A component.
     *
     * @param identifier whether it names an order, a party or anything else that has a name
     */
    record Component(String name, Class<?> owner, boolean nullable, boolean identifier, Method accessor) {

        private static Component of(RecordComponent component) {
            component.getAccessor().setAccessible(true);
            return new Component(
                    component.getName(),
                    component.getDeclaringRecord(),
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                    isIdentifier(component.getName()),
                    component.getAccessor());
        }

        private static boolean isIdentifier(String name) {
            return name.equals("orderNumber") || name.equals("id") || name.endsWith("Id");
        }

        @Nullable
        Object of(Object decoded) {
            try {
                return accessor.invoke(decoded);
            } catch (ReflectiveOperationException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }
    }
}
