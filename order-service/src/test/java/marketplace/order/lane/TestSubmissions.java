package marketplace.order.lane;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import marketplace.contracts.Role;
import marketplace.order.journal.CommandKey;
import marketplace.order.model.Actor;
import marketplace.order.model.ClaimTerms;
import marketplace.order.model.Contact;
import marketplace.order.model.DeadlinePolicy;
import marketplace.order.model.DeliveryMethod;
import marketplace.order.model.KeyRotations;
import marketplace.order.model.Money;
import marketplace.order.model.Order;
import marketplace.order.model.OrderCommand;
import marketplace.order.model.OrderLimits;
import marketplace.order.model.ProductSnapshot;
import marketplace.order.model.RefundRetries;
import marketplace.order.model.RefundWindow;

/** Submissions of a buyer and a provider, straight to the lanes. */
public final class TestSubmissions {

    public static final Actor BUYER = new Actor(Role.BUYER, "alice");
    static final Actor PROVIDER = new Actor(Role.PROVIDER, "acme");

    private static final ProductSnapshot PRODUCT = new ProductSnapshot(
            "P-1", "Operations", "acme", DeliveryMethod.MANUAL, new Money(100_000, "CNY"), null, null);
    private static final Order.Terms TERMS = new Order.Terms(
            new DeadlinePolicy(
                    Duration.ofDays(7),
                    Duration.ofDays(90),
                    Duration.ofDays(15),
                    Duration.ofDays(15),
                    Duration.ofHours(3),
                    Duration.ofDays(3),
                    List.of()),
            new OrderLimits(1000, 100, 50, Duration.ofMinutes(30), 50, 20, new KeyRotations(10, Duration.ofHours(24))),
            new ClaimTerms(
                    new RefundWindow(RefundWindow.Until.NEVER, 0, ZoneOffset.UTC),
                    0,
                    Duration.ZERO,
                    1,
                    20,
                    0,
                    Duration.ZERO,
                    new RefundRetries(Duration.ofMinutes(1), Duration.ofHours(6), 10)));

    private TestSubmissions() {}

    /** An order that has its number already, and is placed once this is submitted. */
    public static Submission placing(Lanes lanes) {
        return placing(lanes, UUID.randomUUID().toString());
    }

    static Submission placing(Lanes lanes, String key) {
        OrderCommand place = new OrderCommand.PlaceOrder(
                lanes.newOrderNumber(key), PRODUCT, TERMS, new Contact("Li Lei", null, null));
        return new Submission(place, BUYER, new CommandKey(key, "digest"), null, null);
    }

    static Submission repricing(String number, long amount, String reason) {
        return new Submission(
                new OrderCommand.RepriceOrder(number, new Money(amount, "CNY"), reason), PROVIDER, null, null, null);
    }

    static String place(Lanes lanes) {
        Submission submission = placing(lanes);
        var _ = lanes.submit(submission).block();
        return submission.command().orderNumber();
    }
}
