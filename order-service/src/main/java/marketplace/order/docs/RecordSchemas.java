package marketplace.order.docs;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says of every record what its code says: what is always there, and that there is nothing else. */
@Component
class RecordSchemas implements ModelConverter {

    private static final String REFERENCE = Components.COMPONENTS_SCHEMAS_REF;

    private final Map<String, Class<?>> known = new ConcurrentHashMap<>();

    @Override
    public boolean isOpenapi31() {
        return true;
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        Class<?> raw = rawClass(type);
        if (schema != null && raw.isRecord()) {
            describe(model(schema, context), raw);
        }
        return schema;
    }

    private void describe(@Nullable Schema<?> model, Class<?> raw) {
        if (model == null || model.getName() == null) {
            return;
        }
        Class<?> other = known.putIfAbsent(model.getName(), raw);
        if (other != null && other != raw) {
            throw new IllegalStateException("%s and %s are both called %s".formatted(other, raw, model.getName()));
        }
        model.setRequired(required(raw));
        model.setAdditionalProperties(false);
    }

    private static @Nullable Schema<?> model(Schema<?> schema, ModelConverterContext context) {
        String reference = schema.get$ref();
        return reference == null ? schema : context.getDefinedModels().get(reference.substring(REFERENCE.length()));
    }

    private static List<String> required(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .toList();
    }

    private static Class<?> rawClass(AnnotatedType type) {
        return type.getType() instanceof JavaType java
                ? java.getRawClass()
                : Json31.mapper().constructType(type.getType()).getRawClass();
    }
}
