package marketplace.order.journal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import io.r2dbc.spi.Readable;
import marketplace.order.model.Order;
import marketplace.order.model.OrderEvent;
import marketplace.platform.database.SqlValues;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Orders and their events as the database keeps them: of an order, what was agreed when it was placed and what changes are apart. Apart
 * from the mapper of the API, whose settings may change.
 */
public final class OrderJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static final ObjectWriter AGREED = writer(Agreed.class);
    private static final ObjectWriter CHANGING = writer(Changing.class);

    private OrderJson() {}

    /** The whole of it. */
    public static String write(Order order) {
        return MAPPER.writeValueAsString(order);
    }

    /** What no event after the first one changes. */
    public static String writeAgreed(Order order) {
        return AGREED.writeValueAsString(order);
    }

    /** All but what was agreed. */
    public static String writeChanging(Order order) {
        return CHANGING.writeValueAsString(order);
    }

    /** An order out of its row: the columns {@code agreed} and {@code document}. */
    public static Order readRow(Readable row) {
        return readOrder(row.get("agreed", String.class), SqlValues.required(row, "document", String.class));
    }

    /**
     * An order out of its two parts.
     *
     * @param agreed null where the document is the whole order
     */
    public static Order readOrder(@Nullable String agreed, String document) {
        return readOrder(agreed == null ? document : joined(agreed, document));
    }

    /** An order out of the whole of it. */
    public static Order readOrder(String document) {
        return MAPPER.readValue(document, Order.class);
    }

    public static String write(OrderEvent event) {
        return MAPPER.writerFor(OrderEvent.class).writeValueAsString(event);
    }

    public static OrderEvent readEvent(String event) {
        return MAPPER.readValue(event, OrderEvent.class);
    }

    /** Two objects as one. Neither is empty, and the database puts no blanks around them. */
    private static String joined(String agreed, String document) {
        return agreed.substring(0, agreed.length() - 1) + ',' + document.substring(1);
    }

    private static ObjectWriter writer(Class<?> part) {
        return MAPPER.rebuild().addMixIn(Order.class, part).build().writerFor(Order.class);
    }

    @JsonIncludeProperties({"identity", "product", "terms"})
    private interface Agreed {}

    @JsonIgnoreProperties({"identity", "product", "terms"})
    private interface Changing {}
}
