package marketplace.contracts;

import static marketplace.contracts.FixtureOrder.BUYER;
import static marketplace.contracts.FixtureOrder.DELIVERY;
import static marketplace.contracts.FixtureOrder.PAYMENTS;
import static marketplace.contracts.FixtureOrder.PROVIDER;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import marketplace.contracts.DeliveryEventMessage.ImageShareFailed;
import marketplace.contracts.DeliveryEventMessage.ImageShared;
import marketplace.contracts.DeliveryEventMessage.ImageUnshared;
import marketplace.contracts.OrderEventDetails.DeliveryRequested;
import marketplace.contracts.OrderEventDetails.DeliveryRevoked;
import marketplace.contracts.OrderEventDetails.DeliveryTroubled;
import marketplace.contracts.OrderEventDetails.DeliveryUndone;
import marketplace.contracts.OrderEventDetails.KeyIssued;
import marketplace.contracts.OrderEventDetails.KeyRotated;
import marketplace.contracts.OrderEventDetails.OrderDelivered;
import marketplace.contracts.WireDeadline.Expiry;

/** Three orders that are delivered without people: an instance of a service, an image, and calls of an API. */
final class DeliveryFixtures {

    private static final FixtureOrder INSTANCE =
            order("00701K9ZD7M3V5RBN8CP", "product-crm", "客户管理 CRM, 10 seats", "SAAS", 36_000, "2026-11-05T03:00:00Z");
    private static final FixtureOrder IMAGE =
            order("00901K9ZEB20XWD6H4TA", "product-waf-image", "Web 防火墙镜像", "IMAGE", 59_900, "2026-11-06T08:30:00Z");
    private static final FixtureOrder CALLS =
            order("01201K9ZF5Q8JYKM3E7G", "product-ocr-api", "票据识别 OCR API", "API", 9_900, "2026-11-07T12:00:00Z");

    private static final WireDeadline TO_DELIVER_INSTANCE = toDeliver("2026-11-05T03:01:10.400Z");
    private static final WireDeadline TO_SHARE_IMAGE = toDeliver("2026-11-06T08:31:02.250Z");

    private static final String SHARE = "share-5d20c7";
    private static final String FIRST_KEY = "K-0b9f6a52-1c53-4a7e-9a55-1f0f4f1f8a10";
    private static final String SECOND_KEY = "K-77d1c3f4-5f0e-4c07-8d32-b7a6c2f0e911";

    private DeliveryFixtures() {}

    static Stream<Message> all() {
        return Stream.of(instance(), image(), calls(), platform()).flatMap(messages -> messages);
    }

    private static Stream<Message> instance() {
        return Stream.of(
                INSTANCE.event(
                        6,
                        "2026-11-05T03:01:15.502Z",
                        DELIVERY,
                        "DELIVERING",
                        TO_DELIVER_INSTANCE,
                        new DeliveryTroubled("TIME_OUT")),
                INSTANCE.completed("2026-11-05T03:02:07.031Z")
                        .event(
                                7,
                                "2026-11-05T03:02:07.031Z",
                                DELIVERY,
                                "COMPLETED",
                                null,
                                new OrderDelivered("inst-4c81e0")));
    }

    private static Stream<Message> image() {
        FixtureOrder completed = IMAGE.completed("2026-11-06T08:31:04.800Z");
        return Stream.of(
                IMAGE.event(
                        5,
                        "2026-11-06T08:31:02.250Z",
                        PAYMENTS,
                        "DELIVERING",
                        TO_SHARE_IMAGE,
                        new DeliveryRequested("IMAGE", BUYER.id(), "img-waf-3.2", "cn-hangzhou")),
                completed.event(
                        10,
                        "2026-11-06T09:15:40.010Z",
                        PROVIDER,
                        "COMPLETED",
                        null,
                        new DeliveryRevoked("REFUND_AGREED", SHARE)),
                completed.event(
                        12, "2026-11-06T09:15:42.377Z", DELIVERY, "COMPLETED", null, new DeliveryUndone(SHARE)));
    }

    private static Stream<Message> calls() {
        FixtureOrder completed = CALLS.completed("2026-11-07T12:00:41.090Z");
        return Stream.of(
                completed.event(
                        6,
                        "2026-11-07T12:00:41.090Z",
                        DELIVERY,
                        "COMPLETED",
                        null,
                        new KeyIssued(FIRST_KEY, "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef")),
                completed.event(
                        7,
                        "2026-11-20T07:45:00.600Z",
                        BUYER,
                        "COMPLETED",
                        null,
                        new KeyRotated(
                                FIRST_KEY,
                                SECOND_KEY,
                                "9b871512327c09ce91dd649b3f96a63b7408ef267c8cc5710114e629730cb61f")));
    }

    private static Stream<Message> platform() {
        return Stream.of(
                new ImageShareFailed(
                        IMAGE.number(),
                        "failure-5d20c7-1",
                        "REGION_BUSY",
                        false,
                        Instant.parse("2026-11-06T08:31:03.118Z")),
                new ImageShared(
                        IMAGE.number(),
                        SHARE,
                        "img-waf-3.2",
                        "cn-hangzhou",
                        BUYER.id(),
                        Instant.parse("2026-11-06T08:31:04.544Z")),
                new ImageUnshared(IMAGE.number(), SHARE, Instant.parse("2026-11-06T09:15:42.100Z")));
    }

    private static FixtureOrder order(
            String number, String productId, String productName, String method, long price, String purchasedAt) {
        return new FixtureOrder(
                number,
                productId,
                productName,
                method,
                false,
                new WireMoney(price, "CNY"),
                Instant.parse(purchasedAt),
                null);
    }

    private static WireDeadline toDeliver(String paidAt) {
        return FixtureOrder.deadline("DELIVERY-4", paidAt, Duration.ofHours(3), Role.PROVIDER, Expiry.CANCEL);
    }
}
