package marketplace.order.inbound;

import java.util.List;
import java.util.regex.Pattern;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.PaymentEventMessage;
import marketplace.contracts.PaymentEventMessage.PaymentCaptured;
import marketplace.contracts.PaymentEventMessage.RefundCompleted;
import marketplace.contracts.PaymentEventMessage.RefundFailed;
import marketplace.contracts.Topics;
import marketplace.contracts.WireMoney;
import marketplace.order.journal.CommandKey;
import marketplace.order.lane.Submission;
import marketplace.order.model.Actor;
import marketplace.order.model.Money;
import marketplace.order.model.OrderCommand;
import marketplace.order.request.TraceParents;
import marketplace.platform.kafka.PoisonException;
import marketplace.platform.kafka.ReceivedMessages;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears what the payment platform did. */
@Component
class PaymentListener {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final int LONGEST_REASON = 200;

    private final MessageCodec codec = new MessageCodec();
    private final InboundCommands commands;

    PaymentListener(InboundCommands commands) {
        this.commands = commands;
    }

    @KafkaListener(id = "payments", idIsGroup = false, topics = Topics.PAYMENT_EVENTS)
    void onPayments(List<ConsumerRecord<byte[], byte[]>> records) {
        commands.handle(records, this::submission);
    }

    private Submission submission(@Nullable String type, ConsumerRecord<byte[], byte[]> record) {
        PaymentEventMessage event = codec.decodePaymentEvent(type, record.value());
        String trace = TraceParents.readable(ReceivedMessages.header(record, MessageHeaders.TRACE_PARENT));
        return switch (event) {
            case PaymentCaptured captured ->
                submission(
                        new OrderCommand.RecordCapture(
                                captured.orderNumber(),
                                id(captured.captureId()),
                                id(captured.attemptId()),
                                money(captured.amount()),
                                captured.occurredAt()),
                        new CommandKey("capture|" + captured.captureId(), digest(captured)),
                        trace);
            case RefundCompleted done ->
                submission(
                        new OrderCommand.RecordRefundCompleted(done.orderNumber(), id(done.refundId())), null, trace);
            case RefundFailed failed ->
                submission(
                        new OrderCommand.RecordRefundFailed(
                                failed.orderNumber(), id(failed.refundId()), shortened(failed.reason())),
                        new CommandKey("refund-failed|%s|%s".formatted(failed.refundId(), id(failed.failureId())), ""),
                        trace);
        };
    }

    private static Submission submission(OrderCommand command, @Nullable CommandKey key, @Nullable String trace) {
        return new Submission(command, Actor.PAYMENTS, key, null, trace);
    }

    /** The same capture told again with another amount is no repetition. */
    private static String digest(PaymentCaptured captured) {
        return "%s|%d %s"
                .formatted(
                        captured.attemptId(),
                        captured.amount().amount(),
                        captured.amount().currency());
    }

    private static String id(String text) {
        if (!ID.matcher(text).matches()) {
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
