package marketplace.order.parking;

import java.time.Instant;
import java.util.List;
import marketplace.contracts.PaymentEventMessage;
import marketplace.contracts.PaymentEventMessage.PaymentCaptured;
import marketplace.contracts.PaymentEventMessage.RefundCompleted;
import marketplace.contracts.PaymentEventMessage.RefundFailed;
import marketplace.order.parking.ParkedPayment.Closing;
import marketplace.order.parking.ParkedPayment.Standing;
import marketplace.order.request.MoneyBody;
import org.jspecify.annotations.Nullable;

/**
 * A parked payment as operators see it.
 *
 * @param reason why it is part of no order, or was not until it was closed
 * @param tries how often it was tried, the first time included
 * @param closedBy the operator; absent when it was applied by itself
 */
record ParkedPaymentView(
        long parkingId,
        ParkingState state,
        String orderNumber,
        ParkedEvent event,
        ParkingReason reason,
        String detail,
        int tries,
        Instant parkedAt,
        @Nullable Instant nextTryAt,
        @Nullable Instant givenAt,
        @Nullable Instant closedAt,
        @Nullable String note,
        @Nullable String closedBy) {

    static ParkedPaymentView of(ParkedPayment payment) {
        Standing standing = payment.standing();
        Closing closing = payment.closing();
        return new ParkedPaymentView(
                payment.id(),
                standing.state(),
                payment.told().orderNumber(),
                ParkedEvent.of(payment.event().message()),
                standing.reason(),
                standing.detail(),
                payment.tries(),
                payment.parkedAt(),
                standing.nextTryAt(),
                standing.givenAt(),
                closing == null ? null : closing.at(),
                closing == null ? null : closing.note(),
                closing == null ? null : closing.by());
    }

    /** A page of parked payments; no {@code nextAfter} means that it is the last. */
    record ParkedPayments(
            List<ParkedPaymentView> payments, @Nullable Long nextAfter) {

        static ParkedPayments of(List<ParkedPayment> found, int limit) {
            return new ParkedPayments(
                    found.stream().map(ParkedPaymentView::of).toList(),
                    found.size() < limit ? null : found.getLast().id());
        }
    }

    /**
     * What the payment platform told.
     *
     * @param failure why a refund failed
     */
    record ParkedEvent(
            String type,
            Instant occurredAt,
            @Nullable String captureId,
            @Nullable String attemptId,
            @Nullable MoneyBody amount,
            @Nullable String refundId,
            @Nullable String failureId,
            @Nullable String failure) {

        static ParkedEvent of(PaymentEventMessage event) {
            return switch (event) {
                case PaymentCaptured told ->
                    new ParkedEvent(
                            told.type(),
                            told.occurredAt(),
                            told.captureId(),
                            told.attemptId(),
                            new MoneyBody(told.amount().amount(), told.amount().currency()),
                            null,
                            null,
                            null);
                case RefundCompleted told ->
                    new ParkedEvent(told.type(), told.occurredAt(), null, null, null, told.refundId(), null, null);
                case RefundFailed told ->
                    new ParkedEvent(
                            told.type(),
                            told.occurredAt(),
                            null,
                            null,
                            null,
                            told.refundId(),
                            told.failureId(),
                            told.reason());
            };
        }
    }
}
