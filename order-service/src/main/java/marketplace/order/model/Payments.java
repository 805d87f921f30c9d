package marketplace.order.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The money of an order: attempts to pay, what was captured, what goes back. Captured = kept + refunded + on its way back. */
public record Payments(List<Attempt> attempts, List<Capture> captures, List<Refund> refunds) {

    private static final Comparator<RefundState> FARTHEST_LAST = Comparator.comparingInt(List.of(
            RefundState.REFUNDED,
            RefundState.SETTLED,
            RefundState.REQUESTED,
            RefundState.PAID_TWICE,
            RefundState.FAILED)::indexOf);

    static final Payments NONE = new Payments(List.of(), List.of(), List.of());

    Payments opened(Attempt attempt) {
        return new Payments(plus(attempts, attempt), captures, refunds);
    }

    Payments captured(Capture capture) {
        return new Payments(attempts, plus(captures, capture), refunds);
    }

    Payments refundRequested(Refund refund) {
        return new Payments(attempts, captures, plus(refunds, refund));
    }

    Payments refundChanged(String refundId, UnaryOperator<Refund> change) {
        List<Refund> changed = refunds.stream()
                .map(refund -> refund.id().equals(refundId) ? change.apply(refund) : refund)
                .toList();
        return new Payments(attempts, captures, changed);
    }

    Optional<Attempt> attempt(String id) {
        return attempts.stream().filter(attempt -> attempt.id().equals(id)).findFirst();
    }

    Optional<Refund> refund(String id) {
        return refunds.stream().filter(refund -> refund.id().equals(id)).findFirst();
    }

    boolean hasCapture(String id) {
        return captures.stream().anyMatch(capture -> capture.id().equals(id));
    }

    /** Whether a refund has failed and not succeeded since. */
    public boolean hasFailedRefund() {
        return refundState() == RefundState.FAILED;
    }

    /** Whether an operator has to see to a refund: it has failed and not succeeded since, or may have been paid twice. */
    public boolean needsOperator() {
        RefundState worst = refundState();
        return worst == RefundState.FAILED || worst == RefundState.PAID_TWICE;
    }

    /** How the refund that is farthest from its end stands; null where there is none. */
    public @Nullable RefundState refundState() {
        return refunds.stream().map(Refund::state).max(FARTHEST_LAST).orElse(null);
    }

    /** The capture that paid for the order, as long as it is not given back. */
    Optional<Capture> kept() {
        return captures.stream()
                .filter(Capture::paysForOrder)
                .filter(capture ->
                        refunds.stream().noneMatch(refund -> refund.captureId().equals(capture.id())))
                .findFirst();
    }

    /** How much of it can be given back; null when there is nothing. */
    public @Nullable Money keptAmount() {
        return kept().map(Capture::amount).orElse(null);
    }

    private static <T> List<T> plus(List<T> list, T last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }

    /** The buyer's wish to pay a certain version of the price until a certain time. */
    public record Attempt(String id, int priceVersion, Money amount, Instant expiresAt) {

        /** Strictly after: money taken at the last moment is in time. */
        public boolean isExpiredAt(Instant at) {
            return at.isAfter(expiresAt);
        }
    }

    /**
     * Money that the payment platform took.
     *
     * @param paysForOrder false for money that arrived without paying for anything; it is refunded in full
     */
    public record Capture(String id, String attemptId, Money amount, Instant capturedAt, boolean paysForOrder) {}

    /**
     * Money on its way back.
     *
     * @param failure why the last try failed; null when none did since
     * @param tries how often the platform was asked
     * @param failedAt when the last try failed
     * @param note what the operator says who settled it by hand
     */
    public record Refund(
            String id,
            String captureId,
            Money amount,
            String cause,
            RefundState state,
            @Nullable String failure,
            int tries,
            @Nullable Instant failedAt,
            @Nullable String note) {

        /** Refunds of before tries were counted were asked for once. */
        public Refund {
            tries = Math.max(tries, 1);
        }

        static Refund requested(String id, String captureId, Money amount, String cause) {
            return new Refund(id, captureId, amount, cause, RefundState.REQUESTED, null, 1, null, null);
        }

        Refund completed(boolean paidTwice) {
            RefundState done = paidTwice ? RefundState.PAID_TWICE : RefundState.REFUNDED;
            return new Refund(id, captureId, amount, cause, done, null, tries, null, note);
        }

        Refund failed(String why, Instant at) {
            return new Refund(id, captureId, amount, cause, RefundState.FAILED, why, tries, at, note);
        }

        Refund retried() {
            return new Refund(id, captureId, amount, cause, RefundState.REQUESTED, failure, tries + 1, failedAt, note);
        }

        /** What was paid twice is refunded by the platform alone once it is put right. */
        Refund settled(String why, boolean paidTwice) {
            RefundState settled = paidTwice ? RefundState.REFUNDED : RefundState.SETTLED;
            return new Refund(id, captureId, amount, cause, settled, failure, tries, failedAt, why);
        }
    }

    /** How far a refund has come. FAILED and SETTLED (paid back by hand) are not final: the platform may still succeed. */
    public enum RefundState {
        REQUESTED,
        REFUNDED,
        FAILED,
        SETTLED,
        /** The platform succeeded after all when an operator had paid by hand. */
        PAID_TWICE
    }
}
