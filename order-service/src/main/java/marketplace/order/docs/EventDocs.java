package marketplace.order.docs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;
import marketplace.contracts.OrderEventDetails;
import marketplace.contracts.OrderEventType;

/** Which details an event has follows from its type: said once, for all that shows events. */
final class EventDocs {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String NAME = "OrderEventByType";
    private static final String DETAILS = "details";
    private static final List<String> SHOWING_EVENTS = List.of("TimelineEntry", "OrderChange");

    private EventDocs() {}

    static void addTo(OpenAPI document) {
        @SuppressWarnings("rawtypes")
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        for (OrderEventType type : OrderEventType.values()) {
            schemas.computeIfPresent(name(type), (name, derived) -> own(derived));
        }
        schemas.remove(OrderEventDetails.class.getSimpleName());
        schemas.put(NAME, byType());
        SHOWING_EVENTS.forEach(name -> schemas.computeIfPresent(name, (same, showing) -> referring(showing)));
    }

    /** What the type itself has: that all of them are details says nothing. */
    private static Schema<?> own(Schema<?> derived) {
        List<?> parts = derived.getAllOf();
        Schema<?> own = parts == null || parts.size() < 2 ? new Schema<>().type("object") : (Schema<?>) parts.getLast();
        own.setRequired(derived.getRequired());
        own.setAdditionalProperties(false);
        return own;
    }

    private static Schema<?> referring(Schema<?> showing) {
        showing.getProperties().put(DETAILS, new Schema<>().description("What is particular to the type"));
        return showing.addAllOfItem(new Schema<>().$ref(SCHEMAS + NAME));
    }

    private static Schema<?> byType() {
        Schema<?> schema = new Schema<>().description("The details of each type of event");
        for (OrderEventType type : OrderEventType.values()) {
            schema.addOneOfItem(details(type));
        }
        return schema;
    }

    private static Schema<?> details(OrderEventType type) {
        Schema<?> wireType = new Schema<>();
        wireType.setConst(type.wireType());
        return new Schema<>()
                .addProperty("type", wireType)
                .addProperty(DETAILS, new Schema<>().$ref(SCHEMAS + name(type)));
    }

    private static String name(OrderEventType type) {
        return type.details().getSimpleName();
    }
}
