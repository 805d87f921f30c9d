package marketplace.order.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * An order as it may stand: a status, and what is open beside it.
 *
 * @param name the status, with {@code +REFUND}, {@code +DISPUTE}, {@code +EXTENSION} or {@code +FAILED} for what is open
 */
record Situation(String name, OrderStory story) {

    static final String REFUND = "+REFUND";
    static final String DISPUTE = "+DISPUTE";
    private static final String EXTENSION = "+EXTENSION";
    private static final String FAILED = "+FAILED";

    private static final List<OrderStatus> WITH_DEADLINE =
            List.of(OrderStatus.AWAITING_REQUIREMENT, OrderStatus.AWAITING_START, OrderStatus.AWAITING_CONFIRMATION);

    /** Every situation that an order of this product can come into. */
    static List<Situation> of(ProductSnapshot product) {
        return Stream.of(statuses(product), refunds(product), disputes(product), extensions(product), failed(product))
                .flatMap(situations -> situations)
                .toList();
    }

    Order order() {
        return story.order();
    }

    boolean is(String open) {
        return name.contains(open);
    }

    static Stream<Situation> statuses(ProductSnapshot product) {
        return statusesOf(product)
                .map(status -> new Situation(status.name(), OrderFixtures.storyUntil(status, product)));
    }

    private static Stream<OrderStatus> statusesOf(ProductSnapshot product) {
        return Arrays.stream(OrderStatus.values()).filter(status -> switch (status) {
            case PENDING_PAYMENT, COMPLETED, CANCELLED -> true;
            case DELIVERING -> product.delivery() != null;
            case AWAITING_REQUIREMENT -> product.requirementAsked();
            case AWAITING_START, IN_PROGRESS, AWAITING_CONFIRMATION -> product.delivery() == null;
        });
    }

    private static Stream<Situation> refunds(ProductSnapshot product) {
        return statuses(product)
                .filter(situation -> offers(situation, Action.ASK_REFUND))
                .map(situation -> new Situation(
                        situation.name + REFUND, situation.story.copy().asksRefund()));
    }

    private static Stream<Situation> disputes(ProductSnapshot product) {
        return Stream.concat(statuses(product), refunds(product))
                .filter(situation -> offers(situation, Action.OPEN_DISPUTE))
                .map(situation -> new Situation(
                        situation.name + DISPUTE, situation.story.copy().opensDispute(OrderFixtures.BUYER)));
    }

    private static Stream<Situation> extensions(ProductSnapshot product) {
        return statuses(product)
                .filter(situation -> WITH_DEADLINE.contains(situation.order().status()))
                .map(situation -> new Situation(
                        situation.name + EXTENSION, situation.story.copy().proposesADay()));
    }

    private static Stream<Situation> failed(ProductSnapshot product) {
        OrderStory cancelled = OrderFixtures.storyUntil(OrderStatus.CANCELLED, product);
        return Stream.of(new Situation(OrderStatus.CANCELLED + FAILED, cancelled.refundFails()));
    }

    private static boolean offers(Situation situation, Action action) {
        return action.fits(situation.order(), OrderFixtures.BUYER.role(), situation.story.now());
    }
}
