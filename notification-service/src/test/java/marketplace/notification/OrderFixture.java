package marketplace.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import marketplace.contracts.OrderEventDetails;
import marketplace.contracts.OrderEventDetails.OrderPlaced;
import marketplace.contracts.OrderEventMessage;
import marketplace.contracts.OrderEventType;
import marketplace.contracts.OrderSummary;
import marketplace.contracts.Role;
import marketplace.contracts.WireActor;
import marketplace.contracts.WireDeadline;
import marketplace.contracts.WireDeadline.Expiry;
import marketplace.contracts.WireMoney;
import org.jspecify.annotations.Nullable;

/** An order to which things happen. Every fixture is an order of its own, with parties of its own. */
public record OrderFixture(
        String number,
        String buyer,
        String provider,
        String method,
        boolean formAsked,
        WireActor actor,
        @Nullable WireDeadline deadline) {

    public static final Instant PURCHASED = Instant.parse("2026-11-22T01:00:00Z");
    public static final Instant DUE = Instant.parse("2026-12-07T01:00:00Z");
    public static final WireMoney PRICE = money(10_000);

    public static OrderFixture order() {
        String unique = UUID.randomUUID().toString().substring(0, 12);
        return new OrderFixture(
                "O" + unique,
                "buyer-" + unique,
                "provider-" + unique,
                "MANUAL",
                true,
                new WireActor(Role.BUYER, "buyer-" + unique),
                deadline("PAYMENT", Role.BUYER));
    }

    public static WireMoney money(long amount) {
        return new WireMoney(amount, "CNY");
    }

    public static WireDeadline deadline(String kind, Role mustAct) {
        return new WireDeadline(
                "d-1",
                kind,
                PURCHASED,
                DUE,
                mustAct,
                expiry(kind),
                List.of(DUE.minus(Duration.ofDays(3)), DUE.minus(Duration.ofDays(1))));
    }

    public OrderFixture boughtBy(String buyerId) {
        return new OrderFixture(number, buyerId, provider, method, formAsked, actor, deadline);
    }

    public OrderFixture deliveredAs(String other) {
        return new OrderFixture(number, buyer, provider, other, formAsked, actor, deadline);
    }

    public OrderFixture withoutForm() {
        return new OrderFixture(number, buyer, provider, method, false, actor, deadline);
    }

    public OrderFixture by(Role role, String id) {
        return new OrderFixture(number, buyer, provider, method, formAsked, new WireActor(role, id), deadline);
    }

    public OrderFixture running(String kind, Role mustAct) {
        return new OrderFixture(number, buyer, provider, method, formAsked, actor, deadline(kind, mustAct));
    }

    public OrderFixture withoutDeadline() {
        return new OrderFixture(number, buyer, provider, method, formAsked, actor, null);
    }

    public OrderEventMessage placed() {
        return event(1, new OrderPlaced());
    }

    public OrderEventMessage event(long version, OrderEventDetails details) {
        return new OrderEventMessage(
                number,
                version,
                OrderEventType.of(details).wireType(),
                PURCHASED,
                actor,
                summary("数据库迁移"),
                deadline,
                details);
    }

    private static Expiry expiry(String kind) {
        return switch (kind) {
            case "CONFIRMATION" -> Expiry.CONFIRM;
            case "REFUND_ANSWER" -> Expiry.AGREE_REFUND;
            default -> Expiry.CANCEL;
        };
    }

    private OrderSummary summary(String productName) {
        return new OrderSummary(
                "PENDING_PAYMENT",
                buyer,
                provider,
                "p-1",
                productName,
                method,
                formAsked,
                PRICE,
                PRICE,
                1,
                PURCHASED,
                null);
    }
}
