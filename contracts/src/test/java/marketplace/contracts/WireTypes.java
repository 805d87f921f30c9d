package marketplace.contracts;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Every wire type that the code knows with its record, found by looking at the sealed types. */
final class WireTypes {

    private WireTypes() {}

    static Map<String, Class<?>> orderEvents() {
        Map<String, Class<?>> types = new TreeMap<>();
        Arrays.stream(OrderEventType.values()).forEach(type -> types.put(type.wireType(), type.details()));
        return types;
    }

    static Map<String, Class<?>> orderCommands() {
        return permittedBy(OrderCommandMessage.class);
    }

    static Map<String, Class<?>> paymentEvents() {
        return permittedBy(PaymentEventMessage.class);
    }

    static Map<String, Class<?>> deliveryEvents() {
        return permittedBy(DeliveryEventMessage.class);
    }

    static Map<String, Class<?>> all() {
        Map<String, Class<?>> types = orderEvents();
        types.putAll(orderCommands());
        types.putAll(paymentEvents());
        types.putAll(deliveryEvents());
        return types;
    }

    static String topicOf(String wireType) {
        if (orderEvents().containsKey(wireType)) {
            return Topics.ORDER_EVENTS;
        }
        if (orderCommands().containsKey(wireType)) {
            return Topics.ORDER_COMMANDS;
        }
        return paymentEvents().containsKey(wireType) ? Topics.PAYMENT_EVENTS : Topics.DELIVERY_EVENTS;
    }

    private static Map<String, Class<?>> permittedBy(Class<?> sealed) {
        Map<String, Class<?>> types = new TreeMap<>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            types.put(typeOf(permitted), permitted);
        }
        return types;
    }

    private static String typeOf(Class<?> message) {
        try {
            return (String) message.getField("TYPE").get(null);
        } catch (ReflectiveOperationException missing) {
            throw new LinkageError(message + " names no wire type", missing);
        }
    }
}
