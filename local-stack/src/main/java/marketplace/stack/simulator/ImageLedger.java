package marketplace.stack.simulator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import marketplace.contracts.DeliveryEventMessage;
import marketplace.contracts.DeliveryEventMessage.ImageShareFailed;
import marketplace.contracts.DeliveryEventMessage.ImageShared;
import marketplace.contracts.DeliveryEventMessage.ImageUnshared;

/** What the platform has done so far: exactly what stands on {@code delivery.events}, so a restart reads it from there. */
final class ImageLedger {

    /** Orders whose request has been answered for good. */
    private final Set<String> answered = new HashSet<>();

    private final Set<String> unshared = new HashSet<>();
    private final Map<String, Integer> failures = new HashMap<>();

    void add(DeliveryEventMessage event) {
        switch (event) {
            case ImageShared shared -> answered.add(shared.orderNumber());
            case ImageShareFailed failed -> {
                failures.merge(failed.orderNumber(), 1, Integer::sum);
                if (failed.permanent()) {
                    answered.add(failed.orderNumber());
                }
            }
            case ImageUnshared gone -> {
                answered.add(gone.orderNumber());
                unshared.add(gone.orderNumber());
            }
        }
    }

    boolean isAnswered(String orderNumber) {
        return answered.contains(orderNumber);
    }

    boolean isUnshared(String orderNumber) {
        return unshared.contains(orderNumber);
    }

    int failures(String orderNumber) {
        return failures.getOrDefault(orderNumber, 0);
    }
}
