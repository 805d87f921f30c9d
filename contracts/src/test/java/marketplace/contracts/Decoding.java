package marketplace.contracts;

import org.jspecify.annotations.Nullable;

/** Reads a message by the method for its topic. */
final class Decoding {

    private static final MessageCodec CODEC = new MessageCodec();

    private Decoding() {}

    static Message decode(String type, byte @Nullable [] body) {
        return switch (WireTypes.topicOf(type)) {
            case Topics.ORDER_EVENTS -> CODEC.decodeOrderEvent(type, body);
            case Topics.ORDER_COMMANDS -> CODEC.decodeOrderCommand(type, body);
            case Topics.PAYMENT_EVENTS -> CODEC.decodePaymentEvent(type, body);
            default -> CODEC.decodeDeliveryEvent(type, body);
        };
    }
}
