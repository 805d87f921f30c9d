package marketplace.contracts;

import java.time.Instant;

/** What every message on a shared topic says of itself; the CloudEvents headers are made of it. */
public sealed interface Message
        permits OrderEventMessage, OrderCommandMessage, PaymentEventMessage, DeliveryEventMessage {

    /** Unique per message and the same in every copy: {@code ce_id}. */
    String messageId();

    /** The wire type, as in {@code order.placed.v1}: {@code ce_type}. */
    String type();

    /** The record's key and {@code ce_subject}. */
    String orderNumber();

    /** When it happened: {@code ce_time}. */
    Instant occurredAt();
}
