package marketplace.order.policy;

import java.time.Duration;
import marketplace.order.model.DeadlinePolicy;
import marketplace.order.model.DeliveryMethod;
import marketplace.order.model.Order;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The terms of a new order: what its product wishes, else what the marketplace has configured. */
@Component
@EnableConfigurationProperties(OrderPolicyProperties.class)
public class OrderPolicy {

    private final OrderPolicyProperties properties;

    OrderPolicy(OrderPolicyProperties properties) {
        this.properties = properties;
    }

    /** Terms to freeze on an order of a product that is delivered like this and has these wishes. */
    public Order.Terms terms(DeliveryMethod method, DeadlineWishes wishes) {
        DeadlinePolicy standard = properties.deadlines().policy();
        DeadlinePolicy deadlines = new DeadlinePolicy(
                or(wishes.payment(), standard.payment()),
                or(wishes.requirement(), standard.requirement()),
                or(wishes.start(), standard.start()),
                or(wishes.confirmation(), standard.confirmation()),
                standard.delivery(),
                standard.refundAnswer(),
                standard.reminders());
        return new Order.Terms(
                deadlines, properties.limits().limits(), properties.claims().terms(method));
    }

    private static Duration or(@Nullable Duration wish, Duration standard) {
        return wish == null ? standard : wish;
    }
}
