package marketplace.order.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.order.model.Payments.Capture;
import marketplace.order.model.Payments.Refund;

/** What holds of the money of every order: what was taken is kept, on its way back, or back. */
final class MoneyInvariants {

    private MoneyInvariants() {}

    static void moneyAddsUp(Order order) {
        Payments payments = order.payments();
        Map<String, Long> captured = sums(payments.captures().stream().map(Capture::amount));
        Map<String, Long> keptOrBack = sums(Stream.concat(
                payments.captures().stream().filter(Capture::paysForOrder).map(capture -> kept(payments, capture)),
                payments.refunds().stream().map(Refund::amount)));
        assertThat(keptOrBack).as("kept + refunded + on its way back").isEqualTo(captured);
        assertThat(payments.refunds()).extracting(Refund::captureId).doesNotHaveDuplicates();
        assertThat(payments.refunds()).extracting(Refund::id).doesNotHaveDuplicates();
        assertThat(payments.captures()).extracting(Capture::id).doesNotHaveDuplicates();

        payments.kept().ifPresent(kept -> paysThePrice(order, kept));
        boolean paid = order.status() != OrderStatus.PENDING_PAYMENT && order.status() != OrderStatus.CANCELLED;
        boolean takenBack = order.status() == OrderStatus.COMPLETED && gaveBack(order);
        assertThat(payments.kept().isPresent()).as("keeps money").isEqualTo(paid && !takenBack);
        assertThat(payments.captures().stream().filter(Capture::paysForOrder))
                .as("captures that pay for the order")
                .hasSize(order.milestones().paidAt() == null ? 0 : 1);
    }

    private static Money kept(Payments payments, Capture capture) {
        long back = payments.refunds().stream()
                .filter(refund -> refund.captureId().equals(capture.id()))
                .mapToLong(refund -> refund.amount().amount())
                .sum();
        assertThat(back).as("given back of one capture").isNotNegative();
        assertThat(back)
                .as("given back of one capture")
                .isLessThanOrEqualTo(capture.amount().amount());
        return new Money(capture.amount().amount() - back, capture.amount().currency());
    }

    /** By agreement, or because the operator said so. */
    private static boolean gaveBack(Order order) {
        return order.claims().refunds().stream().anyMatch(claim -> claim.state() == RefundClaim.State.AGREED)
                || order.claims().disputes().stream()
                        .map(Dispute::end)
                        .anyMatch(end -> end != null && end.outcome() == Dispute.Outcome.CANCEL);
    }

    private static void paysThePrice(Order order, Capture kept) {
        assertThat(kept.amount()).as("money kept").isEqualTo(order.pricing().price());
        assertThat(order.payments().attempt(kept.attemptId()))
                .as("attempt that paid")
                .hasValueSatisfying(attempt -> assertThat(attempt.priceVersion())
                        .isEqualTo(order.pricing().priceVersion()));
    }

    private static Map<String, Long> sums(Stream<Money> amounts) {
        return amounts.collect(Collectors.toMap(Money::currency, Money::amount, Math::addExact, HashMap::new));
    }
}
