package marketplace.contracts;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Messages to JSON bytes and back. Reading ignores fields that it does not know, so that newer writers do not break older readers,
 * and refuses everything else that is not as the record says. Thread-safe.
 */
public final class MessageCodec {

    /** Longest body that is read, in bytes. */
    public static final int MAX_BODY_BYTES = 256 * 1024;

    private static final int MAX_DEPTH = 32;

    private final JsonMapper json = WireJson.mapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build());

    /** The body of the message. */
    public byte[] encode(Message message) {
        return json.writeValueAsBytes(message);
    }

    /**
     * The CloudEvents headers of the message, by name.
     *
     * @param source the service that sends it, as in {@code /order-service}
     */
    public Map<String, String> headers(Message message, String source) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(MessageHeaders.SPEC_VERSION, "1.0");
        headers.put(MessageHeaders.ID, message.messageId());
        headers.put(MessageHeaders.SOURCE, source);
        headers.put(MessageHeaders.TYPE, message.type());
        headers.put(MessageHeaders.TIME, message.occurredAt().toString());
        headers.put(MessageHeaders.SUBJECT, message.orderNumber());
        headers.put(MessageHeaders.CONTENT_TYPE, "application/json");
        return headers;
    }

    /**
     * Reads an order event.
     *
     * @param type the {@code ce_type} header
     * @throws MalformedMessageException when the bytes are no such event
     */
    public OrderEventMessage decodeOrderEvent(@Nullable String type, byte @Nullable [] body) {
        ObjectNode tree = tree(body);
        OrderEventType known = OrderEventType.named(required(type))
                .orElseThrow(() -> new MalformedMessageException("unknown event type"));
        if (!known.wireType().equals(tree.path("type").asString(""))) {
            throw new MalformedMessageException("type of header and body differ");
        }
        JsonNode details = tree.remove("details");
        OrderEvent head = record(tree, OrderEvent.class);
        return new OrderEventMessage(
                head.orderNumber,
                head.version,
                head.type,
                head.occurredAt,
                head.actor,
                head.order,
                head.deadline,
                record(details, known.details()));
    }

    /**
     * Reads of an order event of any type, known or not, what it says about deadlines.
     *
     * @throws MalformedMessageException when the bytes are no order event
     */
    public RunningDeadline decodeRunningDeadline(byte @Nullable [] body) {
        return record(tree(body), RunningDeadline.class);
    }

    /**
     * Reads a command.
     *
     * @throws MalformedMessageException when the bytes are no such command
     */
    public OrderCommandMessage decodeOrderCommand(@Nullable String type, byte @Nullable [] body) {
        ObjectNode tree = tree(body);
        return switch (required(type)) {
            case OrderCommandMessage.CancelByDeadline.TYPE -> record(tree, OrderCommandMessage.CancelByDeadline.class);
            case OrderCommandMessage.ConfirmByDeadline.TYPE ->
                record(tree, OrderCommandMessage.ConfirmByDeadline.class);
            case OrderCommandMessage.AgreeRefundByDeadline.TYPE ->
                record(tree, OrderCommandMessage.AgreeRefundByDeadline.class);
            case OrderCommandMessage.RemindOfDeadline.TYPE -> record(tree, OrderCommandMessage.RemindOfDeadline.class);
            default -> throw new MalformedMessageException("unknown command type");
        };
    }

    /**
     * Reads a payment event.
     *
     * @throws MalformedMessageException when the bytes are no such event
     */
    public PaymentEventMessage decodePaymentEvent(@Nullable String type, byte @Nullable [] body) {
        ObjectNode tree = tree(body);
        return switch (required(type)) {
            case PaymentEventMessage.PaymentCaptured.TYPE -> record(tree, PaymentEventMessage.PaymentCaptured.class);
            case PaymentEventMessage.RefundCompleted.TYPE -> record(tree, PaymentEventMessage.RefundCompleted.class);
            case PaymentEventMessage.RefundFailed.TYPE -> record(tree, PaymentEventMessage.RefundFailed.class);
            default -> throw new MalformedMessageException("unknown payment event type");
        };
    }

    /**
     * Reads an event of the image platform.
     *
     * @throws MalformedMessageException when the bytes are no such event
     */
    public DeliveryEventMessage decodeDeliveryEvent(@Nullable String type, byte @Nullable [] body) {
        ObjectNode tree = tree(body);
        return switch (required(type)) {
            case DeliveryEventMessage.ImageShared.TYPE -> record(tree, DeliveryEventMessage.ImageShared.class);
            case DeliveryEventMessage.ImageShareFailed.TYPE ->
                record(tree, DeliveryEventMessage.ImageShareFailed.class);
            case DeliveryEventMessage.ImageUnshared.TYPE -> record(tree, DeliveryEventMessage.ImageUnshared.class);
            default -> throw new MalformedMessageException("unknown delivery event type");
        };
    }

    private ObjectNode tree(byte @Nullable [] body) {
        if (body == null) {
            throw new MalformedMessageException("no body");
        }
        if (body.length > MAX_BODY_BYTES) {
            throw new MalformedMessageException("body over " + MAX_BODY_BYTES + " bytes");
        }
        try {
            if (json.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException unreadable) {
            throw new MalformedMessageException("body is not readable JSON");
        }
        throw new MalformedMessageException("body is not a JSON object");
    }

    private <T> T record(@Nullable JsonNode tree, Class<? extends T> type) {
        if (!(tree instanceof ObjectNode)) {
            throw new MalformedMessageException(type.getSimpleName() + " is no JSON object");
        }
        T decoded;
        try {
            decoded = json.treeToValue(tree, type);
        } catch (JacksonException mismatch) {
            throw new MalformedMessageException(
                    "%s%s is missing or of the wrong type".formatted(type.getSimpleName(), path(mismatch)));
        }
        CompleteRecords.check(decoded);
        return decoded;
    }

    /** Names of fields that the records have, never of fields that only the body has: those are not read. */
    private static String path(JacksonException mismatch) {
        return mismatch.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
    }

    private static String required(@Nullable String type) {
        if (type == null) {
            throw new MalformedMessageException("no " + MessageHeaders.TYPE + " header");
        }
        return type;
    }

    /** All of an order event but its details. */
    private record OrderEvent(
            String orderNumber,
            long version,
            String type,
            Instant occurredAt,
            WireActor actor,
            OrderSummary order,
            @Nullable WireDeadline deadline) {}
}
