package marketplace.order.parking;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import marketplace.contracts.MalformedMessageException;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.PaymentEventMessage;
import marketplace.contracts.PaymentEventMessage.PaymentCaptured;
import marketplace.contracts.PaymentEventMessage.RefundCompleted;
import marketplace.contracts.PaymentEventMessage.RefundFailed;
import marketplace.order.journal.CommandKey;
import marketplace.order.lane.Submission;
import marketplace.order.model.Actor;
import marketplace.order.model.Money;
import marketplace.order.model.OrderCommand;
import org.jspecify.annotations.Nullable;

/**
 * A payment event that can be read, and the command that it is. The same event always makes the same command with the same key, so
 * that it happens once, however often and by whichever way it comes.
 *
 * @param traceParent W3C trace context
 */
public record PaymentEvent(
        PaymentEventMessage message, @Nullable String traceParent) {

    private static final MessageCodec CODEC = new MessageCodec();
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    /** Refunds are named after captures: see the rules of payments. */
    private static final Pattern REFUND_ID = Pattern.compile("[A-Za-z0-9._:-]{1,66}");

    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_CURRENCY = 16;

    /**
     * Reads an event.
     *
     * @param traceParent W3C trace context
     * @throws MalformedMessageException when the bytes are no payment event
     */
    public static PaymentEvent read(@Nullable String type, byte @Nullable [] body, @Nullable String traceParent) {
        return new PaymentEvent(CODEC.decodePaymentEvent(type, body), traceParent);
    }

    String orderNumber() {
        return message.orderNumber();
    }

    String body() {
        return new String(CODEC.encode(message), StandardCharsets.UTF_8);
    }

    /** What happened: the same for everybody who tells it. The order number stands last, bars in all before it are masked. */
    String identity() {
        return switch (message) {
            case PaymentCaptured captured ->
                "capture|%s|%s|%d %s|%s"
                        .formatted(
                                masked(captured.captureId()),
                                masked(captured.attemptId()),
                                captured.amount().amount(),
                                masked(cut(captured.amount().currency(), LONGEST_CURRENCY)),
                                orderNumber());
            case RefundCompleted done -> "refund-completed|%s|%s".formatted(masked(done.refundId()), orderNumber());
            case RefundFailed failed ->
                "refund-failed|%s|%s|%s"
                        .formatted(masked(failed.refundId()), masked(failed.failureId()), orderNumber());
        };
    }

    /**
     * Why no order can take it, be it there or not; empty when one may. An attempt that nobody here opened is no reason: its money
     * goes back.
     */
    Optional<String> flaw() {
        return switch (message) {
            case PaymentCaptured captured -> flaw(captured);
            case RefundCompleted done -> flaw(done.refundId());
            case RefundFailed failed -> flaw(failed.refundId());
        };
    }

    /** The command that it is. Only of an event without a flaw. */
    Submission submission() {
        return new Submission(command(), Actor.PAYMENTS, key(), null, traceParent);
    }

    private static Optional<String> flaw(PaymentCaptured captured) {
        if (!ID.matcher(captured.captureId()).matches()) {
            return Optional.of("the id of the capture is not made of 1 to 64 letters, digits and . _ : -");
        }
        if (captured.amount().amount() <= 0) {
            return Optional.of("the amount is not above zero");
        }
        return Money.isCurrency(captured.amount().currency())
                ? Optional.empty()
                : Optional.of("the currency is none of ISO 4217");
    }

    private static Optional<String> flaw(String refundId) {
        return REFUND_ID.matcher(refundId).matches()
                ? Optional.empty()
                : Optional.of("no refund has an id that is not made of 1 to 66 letters, digits and . _ : -");
    }

    private OrderCommand command() {
        return switch (message) {
            case PaymentCaptured captured ->
                new OrderCommand.RecordCapture(
                        captured.orderNumber(),
                        captured.captureId(),
                        captured.attemptId(),
                        new Money(captured.amount().amount(), captured.amount().currency()),
                        captured.occurredAt());
            case RefundCompleted done -> new OrderCommand.RecordRefundCompleted(done.orderNumber(), done.refundId());
            case RefundFailed failed ->
                new OrderCommand.RecordRefundFailed(
                        failed.orderNumber(), failed.refundId(), cut(failed.reason(), LONGEST_REASON));
        };
    }

    private @Nullable CommandKey key() {
        return switch (message) {
            case PaymentCaptured captured -> new CommandKey("capture|" + captured.captureId(), digest(captured));
            case RefundCompleted done -> null;
            case RefundFailed failed ->
                new CommandKey("refund-failed|%s|%s".formatted(failed.refundId(), failed.failureId()), "");
        };
    }

    /** The same capture told again with another amount is no repetition. */
    private static String digest(PaymentCaptured captured) {
        return "%s|%d %s"
                .formatted(
                        captured.attemptId(),
                        captured.amount().amount(),
                        captured.amount().currency());
    }

    private static String masked(String text) {
        return text.replace("%", "%25").replace("|", "%7C");
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(longest - 1));
        return text.substring(0, splitsPair ? longest - 1 : longest);
    }
}
