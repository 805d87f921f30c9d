package marketplace.order.inbound;

import java.util.List;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.OrderCommandMessage;
import marketplace.contracts.Topics;
import marketplace.order.lane.Submission;
import marketplace.order.model.Actor;
import marketplace.order.model.OrderCommand;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears what the timeout service asks for. The rules check every deadline again. */
@Component
class DeadlineListener {

    private final MessageCodec codec = new MessageCodec();
    private final InboundCommands commands;

    DeadlineListener(InboundCommands commands) {
        this.commands = commands;
    }

    @KafkaListener(id = "deadlines", idIsGroup = false, topics = Topics.ORDER_COMMANDS)
    void onCommands(List<ConsumerRecord<byte[], byte[]>> records) {
        commands.handle(records, this::submission);
    }

    private Submission submission(
            @Nullable String type, ConsumerRecord<byte[], byte[]> record, @Nullable String trace) {
        OrderCommandMessage message = codec.decodeOrderCommand(type, record.value());
        return new Submission(command(message), Actor.DEADLINE, null, null, trace);
    }

    private static OrderCommand command(OrderCommandMessage message) {
        return switch (message) {
            case OrderCommandMessage.CancelByDeadline cancel ->
                new OrderCommand.CancelByDeadline(cancel.orderNumber(), cancel.deadlineId());
            case OrderCommandMessage.ConfirmByDeadline confirm ->
                new OrderCommand.ConfirmByDeadline(confirm.orderNumber(), confirm.deadlineId());
            case OrderCommandMessage.AgreeRefundByDeadline agree ->
                new OrderCommand.AgreeRefundByDeadline(agree.orderNumber(), agree.deadlineId());
            case OrderCommandMessage.RemindOfDeadline remind ->
                new OrderCommand.RemindOfDeadline(remind.orderNumber(), remind.deadlineId(), remind.remindAt());
        };
    }
}
