package marketplace.order.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** How long to wait before a vendor is called again. */
@Component
@EnableConfigurationProperties(DeliveryProperties.class)
class DeliveryBackoff {

    private static final int MOST_DOUBLINGS = 30;

    private final DeliveryProperties properties;

    DeliveryBackoff(DeliveryProperties properties) {
        this.properties = properties;
    }

    /** After a call that failed, or was refused for now. */
    Duration afterFailure(VendorDelivery delivery) {
        Duration doubled = properties.firstDelay().multipliedBy(1L << Math.min(delivery.attempts(), MOST_DOUBLINGS));
        Duration longest = properties.longestDelay();
        return spread(doubled.compareTo(longest) < 0 ? doubled : longest);
    }

    /**
     * After a refusal for good: seldom, but not never. A vendor that was sold out may not be any more, and one that was set up wrongly may
     * be mended, long before the order's time is over; the buyer loses nothing by it, for the deadline stays.
     */
    Duration afterRefusal() {
        return spread(properties.afterRefusal());
    }

    private Duration spread(Duration wait) {
        double part = 1 - properties.jitter() * ThreadLocalRandom.current().nextDouble();
        return Duration.ofMillis(Math.round(wait.toMillis() * part));
    }
}
