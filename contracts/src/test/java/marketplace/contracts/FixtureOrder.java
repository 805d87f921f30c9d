package marketplace.contracts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An order that fixtures tell of. */
record FixtureOrder(
        String number,
        String productId,
        String productName,
        String deliveryMethod,
        boolean formAsked,
        WireMoney price,
        Instant purchasedAt,
        @Nullable Instant completedAt) {

    static final WireActor BUYER = new WireActor(Role.BUYER, "buyer-lan");
    static final WireActor PROVIDER = new WireActor(Role.PROVIDER, "provider-yunqi");
    static final WireActor OPERATOR = new WireActor(Role.OPERATOR, "operator-mei");
    static final WireActor DEADLINE = new WireActor(Role.SERVICE, "deadline");
    static final WireActor PAYMENTS = new WireActor(Role.SERVICE, "payments");
    static final WireActor DELIVERY = new WireActor(Role.SERVICE, "delivery");

    FixtureOrder completed(String at) {
        return new FixtureOrder(
                number, productId, productName, deliveryMethod, formAsked, price, purchasedAt, Instant.parse(at));
    }

    OrderEventMessage event(
            long version,
            String occurredAt,
            WireActor actor,
            String status,
            @Nullable WireDeadline deadline,
            OrderEventDetails details) {
        return new OrderEventMessage(
                number,
                version,
                OrderEventType.of(details).wireType(),
                Instant.parse(occurredAt),
                actor,
                summary(status),
                deadline,
                details);
    }

    /** A deadline that is reminded of before, by so much each, where there is time to. */
    static WireDeadline deadline(
            String id,
            String startedAt,
            Duration time,
            Role mustAct,
            WireDeadline.Expiry onExpiry,
            Duration... reminders) {
        Instant start = Instant.parse(startedAt);
        Instant dueAt = start.plus(time);
        List<Instant> remindAt = Stream.of(reminders).map(dueAt::minus).toList();
        String kind = id.substring(0, id.indexOf('-'));
        return new WireDeadline(id, kind, start, dueAt, mustAct, onExpiry, remindAt);
    }

    private OrderSummary summary(String status) {
        return new OrderSummary(
                status,
                BUYER.id(),
                PROVIDER.id(),
                productId,
                productName,
                deliveryMethod,
                formAsked,
                price,
                price,
                1,
                purchasedAt,
                completedAt);
    }
}
