package marketplace.contracts;

import java.time.Instant;

/** What the image platform did with what an {@code order.delivery-requested.v1} asked for, on {@link Topics#DELIVERY_EVENTS}. */
public sealed interface DeliveryEventMessage extends Message {

    /**
     * The image is shared with the buyer's account, and can be used there.
     *
     * @param shareId the platform's own id, one for each order; the same share told twice counts once
     * @param account the buyer's
     */
    record ImageShared(
            String orderNumber, String shareId, String imageId, String region, String account, Instant occurredAt)
            implements DeliveryEventMessage {
        public static final String TYPE = "delivery.image-shared.v1";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public String messageId() {
            return shareId;
        }
    }

    /**
     * The image could not be shared.
     *
     * @param failureId tells one failure from the next, also of other orders
     * @param reason coded, as in {@code IMAGE_NOT_FOUND}
     * @param permanent whether the platform has given up; otherwise it goes on trying by itself
     */
    record ImageShareFailed(String orderNumber, String failureId, String reason, boolean permanent, Instant occurredAt)
            implements DeliveryEventMessage {
        public static final String TYPE = "delivery.image-share-failed.v1";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public String messageId() {
            return failureId;
        }
    }

    /** The buyer's account does not have the image any more, or never got it: the order's delivery was revoked. */
    record ImageUnshared(String orderNumber, String shareId, Instant occurredAt) implements DeliveryEventMessage {
        public static final String TYPE = "delivery.image-unshared.v1";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public String messageId() {
            return shareId + "-unshared";
        }
    }
}
