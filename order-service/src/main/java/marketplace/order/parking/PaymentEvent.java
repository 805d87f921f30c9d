package marketplace.order.parking;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import marketplace.contracts.MalformedMessageException;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.PaymentEventMessage;
import marketplace.contracts.PaymentEventMessage.PaymentCaptured;
import marketplace.contracts.PaymentEventMessage.RefundCompleted;
import marketplace.contracts.PaymentEventMessage.RefundFailed;
import marketplace.contracts.WireMoney;
import marketplace.order.journal.CommandKey;
import marketplace.order.lane.Submission;
import marketplace.order.model.Actor;
import marketplace.order.model.Money;
import marketplace.order.model.OrderCommand;
import marketplace.platform.kafka.PoisonException;
import org.jspecify.annotations.Nullable;

/**
 * A payment event that can be read, and the command that it is. The same event always makes the same command with the same key, so
 * that it happens once, however often and by whichever way it comes.
 */
public record PaymentEvent(PaymentEventMessage message, Submission submission) {

    private static final MessageCodec CODEC = new MessageCodec();
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    /** Refunds are named after captures: see the rules of payments. */
    private static final Pattern REFUND_ID = Pattern.compile("[A-Za-z0-9._:-]{1,66}");

    private static final int LONGEST_REASON = 200;

    /**
     * Reads an event.
     *
     * @param traceParent W3C trace context
     * @throws MalformedMessageException when the bytes are no payment event
     * @throws PoisonException when it says what no payment can be
     */
    public static PaymentEvent read(@Nullable String type, byte @Nullable [] body, @Nullable String traceParent) {
        PaymentEventMessage message = CODEC.decodePaymentEvent(type, body);
        return new PaymentEvent(
                message, new Submission(command(message), Actor.PAYMENTS, key(message), null, traceParent));
    }

    String orderNumber() {
        return message.orderNumber();
    }

    String body() {
        return new String(CODEC.encode(message), StandardCharsets.UTF_8);
    }

    /** What happened: the same for everybody who tells it. No id has a bar in it, and the order number stands last. */
    String identity() {
        return switch (message) {
            case PaymentCaptured captured ->
                "capture|%s|%s|%s".formatted(captured.captureId(), digest(captured), orderNumber());
            case RefundCompleted done -> "refund-completed|%s|%s".formatted(done.refundId(), orderNumber());
            case RefundFailed failed ->
                "refund-failed|%s|%s|%s".formatted(failed.refundId(), failed.failureId(), orderNumber());
        };
    }

    private static OrderCommand command(PaymentEventMessage message) {
        return switch (message) {
            case PaymentCaptured captured ->
                new OrderCommand.RecordCapture(
                        captured.orderNumber(),
                        id(captured.captureId(), ID),
                        id(captured.attemptId(), ID),
                        money(captured.amount()),
                        captured.occurredAt());
            case RefundCompleted done ->
                new OrderCommand.RecordRefundCompleted(done.orderNumber(), id(done.refundId(), REFUND_ID));
            case RefundFailed failed ->
                new OrderCommand.RecordRefundFailed(
                        failed.orderNumber(), id(failed.refundId(), REFUND_ID), shortened(failed.reason()));
        };
    }

    private static @Nullable CommandKey key(PaymentEventMessage message) {
        return switch (message) {
            case PaymentCaptured captured -> new CommandKey("capture|" + captured.captureId(), digest(captured));
            case RefundCompleted done -> null;
            case RefundFailed failed ->
                new CommandKey("refund-failed|%s|%s".formatted(failed.refundId(), id(failed.failureId(), ID)), "");
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

    private static String id(String text, Pattern allowed) {
        if (!allowed.matcher(text).matches()) {
            throw new PoisonException("an id is not made of 1 to 64 letters, digits and . _ : -");
        }
        return text;
    }

    private static Money money(WireMoney money) {
        if (money.amount() <= 0 || !Money.isCurrency(money.currency())) {
            throw new PoisonException("an amount is not above zero, or its currency is none of ISO 4217");
        }
        return new Money(money.amount(), money.currency());
    }

    private static String shortened(String reason) {
        if (reason.length() <= LONGEST_REASON) {
            return reason;
        }
        boolean splitsPair = Character.isHighSurrogate(reason.charAt(LONGEST_REASON - 1));
        return reason.substring(0, splitsPair ? LONGEST_REASON - 1 : LONGEST_REASON);
    }
}
