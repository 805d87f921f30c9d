package marketplace.order.race;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import marketplace.order.Answer;
import marketplace.order.TestMarketplace;

/** Many orders at the point where two may want different things of them. */
final class ContestedOrders {

    private final TwoInstances instances;
    private final int count;

    ContestedOrders(TwoInstances instances, int count) {
        this.instances = instances;
        this.count = count;
    }

    /** Each with an open payment attempt. */
    List<Contested> unpaid() {
        return AtOnce.each(placed(instances.here.productWithoutForm()), this::withAttempt);
    }

    /** Each with a form that can still be edited. */
    List<Contested> awaitingStart() {
        return AtOnce.each(paid(instances.here.productWithForm()), this::withForm);
    }

    List<Contested> awaitingConfirmation() {
        return AtOnce.each(paid(instances.here.productWithoutForm()), this::done);
    }

    /** Images that are waited for, each disputed. */
    List<Contested> disputedImages() {
        return AtOnce.each(paid(instances.here.product(TestMarketplace.image("Hardened image"))), this::disputed);
    }

    /** The same orders just after the time in which somebody had to act. */
    List<Contested> overdue(List<Contested> orders) {
        Duration late =
                Duration.between(instances.now(), orders.getLast().dueAt()).plusMillis(1);
        instances.letPass(late);
        return orders;
    }

    private List<String> placed(String product) {
        return AtOnce.each(Collections.nCopies(count, product), instances.there::place);
    }

    private List<String> paid(String product) {
        List<Contested> orders = AtOnce.each(placed(product), this::withAttempt);
        var _ = AtOnce.each(orders, this::capture);
        instances.settle();
        return orders.stream().map(Contested::number).toList();
    }

    private Contested withAttempt(String number) {
        TestMarketplace market = instances.there;
        return contested(number, market.press(market.buyer, number, "open-payment-attempt", ""));
    }

    private String capture(Contested order) {
        return instances.here.capture(order.number(), order.attempt(), TestMarketplace.LIST_PRICE);
    }

    private Contested withForm(String number) {
        TestMarketplace market = instances.there;
        return contested(
                number, market.press(market.buyer, number, "submit-requirement", TestMarketplace.answers("db1")));
    }

    private Contested done(String number) {
        TestMarketplace market = instances.there;
        market.press(market.provider, number, "start", Map.of()).expect(200);
        return contested(
                number, market.press(market.provider, number, "complete", Map.of("completionInformation", "root")));
    }

    private Contested disputed(String number) {
        TestMarketplace market = instances.there;
        return contested(number, market.press(market.buyer, number, "open-dispute", Map.of("reason", "never shared")));
    }

    private static Contested contested(String number, Answer seen) {
        return new Contested(number, seen.expect(200));
    }
}
