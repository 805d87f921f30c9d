package marketplace.platform.problem;

import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Refuses text that no database holds (NUL, halves of surrogate pairs) where it comes in, not where it is stored. */
@Component
class StorableText extends SimpleModule {

    private static final long serialVersionUID = 1L;

    StorableText() {
        super("storable-text");
        var _ = addDeserializer(String.class, new Values());
        var _ = addKeyDeserializer(String.class, new Keys());
    }

    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static final class Values extends StdScalarDeserializer<String> {

        Values() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getValueAsString();
            if (text == null) {
                return (String) context.handleUnexpectedToken(getValueType(context), parser);
            }
            return isStorable(text) ? text : (String) context.handleWeirdStringValue(String.class, "", "not storable");
        }
    }

    private static final class Keys extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return isStorable(key) ? key : context.handleWeirdKey(String.class, "", "not storable");
        }
    }
}
