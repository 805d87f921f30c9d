package marketplace.stack.simulator;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import marketplace.contracts.DeliveryEventMessage;
import marketplace.contracts.DeliveryEventMessage.ImageShareFailed;
import marketplace.contracts.DeliveryEventMessage.ImageShared;
import marketplace.contracts.DeliveryEventMessage.ImageUnshared;
import marketplace.contracts.OrderEventDetails.DeliveryRequested;
import marketplace.contracts.OrderEventDetails.DeliveryRevoked;
import marketplace.contracts.OrderEventMessage;
import marketplace.contracts.OrderEventType;

/** Shares images with the accounts of buyers and takes them back. One thing at a time, so that nothing is done twice. */
final class ImagePlatform {

    /** What it is asked for with. */
    static final Set<OrderEventType> HEARD = Set.of(OrderEventType.DELIVERY_REQUESTED, OrderEventType.DELIVERY_REVOKED);

    private static final String IMAGE = "IMAGE";

    private final PlatformTopic<DeliveryEventMessage> topic;
    private final SimulatorClock clock;
    private final ImageLedger ledger = new ImageLedger();
    private final Map<String, Failure> failNext = new ConcurrentHashMap<>();

    ImagePlatform(PlatformTopic<DeliveryEventMessage> topic, SimulatorClock clock) {
        this.topic = topic;
        this.clock = clock;
        topic.readAll(ledger::add);
    }

    /** Answers what is asked for an image, once; other deliveries are not its own. */
    synchronized void hear(OrderEventMessage event) {
        String order = event.orderNumber();
        switch (event.details()) {
            case DeliveryRequested request
            when request.method().equals(IMAGE) && !ledger.isAnswered(order) -> share(order, request);
            case DeliveryRevoked _
            when event.order().deliveryMethod().equals(IMAGE) && !ledger.isUnshared(order) ->
                publish(new ImageUnshared(order, shareId(order), clock.now()));
            default -> {}
        }
    }

    /** So many tries to share the order's image will fail; it tries again at once. Forgotten when the simulator stops. */
    void failNext(String orderNumber, int times, boolean permanent) {
        failNext.put(orderNumber, new Failure(times, permanent));
    }

    private void share(String order, DeliveryRequested request) {
        Failure told = failNext.getOrDefault(order, Failure.NONE);
        for (int time = 1; time <= told.times; time++) {
            fail(order, "REGION_BUSY", told.permanent && time == told.times);
        }
        failNext.remove(order);
        if (ledger.isAnswered(order)) {
            return;
        }
        if (request.imageId() == null || request.region() == null) {
            fail(order, "IMAGE_NOT_FOUND", true);
        } else {
            publish(new ImageShared(
                    order, shareId(order), request.imageId(), request.region(), request.account(), clock.now()));
        }
    }

    private void fail(String order, String reason, boolean permanent) {
        String failureId = "%s-failed-%d".formatted(shareId(order), ledger.failures(order) + 1);
        publish(new ImageShareFailed(order, failureId, reason, permanent, clock.now()));
    }

    private void publish(DeliveryEventMessage event) {
        topic.publish(event);
        ledger.add(event);
    }

    private static String shareId(String order) {
        return "share-" + order;
    }

    private record Failure(int times, boolean permanent) {

        private static final Failure NONE = new Failure(0, false);
    }
}
