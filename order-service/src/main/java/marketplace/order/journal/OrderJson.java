package marketplace.order.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import marketplace.order.model.Order;
import marketplace.order.model.OrderEvent;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Orders and their events as the database keeps them. Apart from the mapper of the API, whose settings may change. */
public final class OrderJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private OrderJson() {}

    public static String write(Order order) {
        return MAPPER.writeValueAsString(order);
    }

    public static Order readOrder(String document) {
        return MAPPER.readValue(document, Order.class);
    }

    public static String write(OrderEvent event) {
        return MAPPER.writerFor(OrderEvent.class).writeValueAsString(event);
    }

    public static OrderEvent readEvent(String event) {
        return MAPPER.readValue(event, OrderEvent.class);
    }
}
