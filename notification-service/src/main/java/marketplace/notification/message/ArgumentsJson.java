package marketplace.notification.message;

import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Arguments as they are stored. */
@Component
public class ArgumentsJson {

    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public String write(Arguments arguments) {
        return json.writeValueAsString(arguments);
    }

    public Arguments read(String stored) {
        return json.readValue(stored, Arguments.class);
    }
}
