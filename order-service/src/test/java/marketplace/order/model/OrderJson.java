package marketplace.order.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Orders and events as JSON documents, written as the service writes them. */
final class OrderJson {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private OrderJson() {}

    static void checkRoundTrips(Order order, List<RecordedEvent> events) {
        assertThat(copy(order, Order.class)).as("order read back").isEqualTo(order);
        List<RecordedEvent> copies = events.stream()
                .map(recorded -> new RecordedEvent(
                        recorded.version(), recorded.at(), recorded.actor(), copy(recorded.event(), OrderEvent.class)))
                .toList();
        assertThat(copies).as("events read back").isEqualTo(events);
    }

    static <T> T copy(T original, Class<T> type) {
        return MAPPER.readValue(MAPPER.writeValueAsString(original), type);
    }
}
