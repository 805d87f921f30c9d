package marketplace.order.inbound;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import marketplace.contracts.DeliveryEventMessage;
import marketplace.contracts.DeliveryEventMessage.ImageShareFailed;
import marketplace.contracts.DeliveryEventMessage.ImageShared;
import marketplace.contracts.DeliveryEventMessage.ImageUnshared;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.Topics;
import marketplace.order.delivery.DeliveryInformation;
import marketplace.order.lane.Submission;
import marketplace.order.model.Actor;
import marketplace.order.model.DeliveryMethod;
import marketplace.order.model.OrderCommand;
import marketplace.platform.kafka.PoisonException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears what the image platform did. An image that is shared too late is no delivery; the platform unshares it, having heard why. */
@Component
class ImageListener {

    /** A failure goes to everybody's timeline as it is told. */
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,49}");

    private final MessageCodec codec = new MessageCodec();
    private final InboundCommands commands;
    private final DeliveryInformation information;

    ImageListener(InboundCommands commands, DeliveryInformation information) {
        this.commands = commands;
        this.information = information;
    }

    @KafkaListener(id = "images", idIsGroup = false, topics = Topics.DELIVERY_EVENTS)
    void onImages(List<ConsumerRecord<byte[], byte[]>> records) {
        commands.handle(records, this::submission);
    }

    private Submission submission(
            @Nullable String type, ConsumerRecord<byte[], byte[]> record, @Nullable String trace) {
        DeliveryEventMessage message = codec.decodeDeliveryEvent(type, record.value());
        return new Submission(command(message), Actor.DELIVERY, null, null, trace);
    }

    private OrderCommand command(DeliveryEventMessage message) {
        return switch (message) {
            case ImageShared shared ->
                new OrderCommand.RecordDelivery(
                        shared.orderNumber(), DeliveryMethod.IMAGE, shared.shareId(), sealed(shared));
            case ImageShareFailed failed ->
                new OrderCommand.RecordDeliveryTrouble(
                        failed.orderNumber(), DeliveryMethod.IMAGE, code(failed.reason()));
            case ImageUnshared unshared ->
                new OrderCommand.RecordDeliveryUndone(unshared.orderNumber(), DeliveryMethod.IMAGE);
        };
    }

    private String sealed(ImageShared shared) {
        return information.seal(
                shared.orderNumber(),
                Map.of(
                        "imageId", shared.imageId(),
                        "region", shared.region(),
                        "account", shared.account(),
                        "shareId", shared.shareId()));
    }

    private static String code(String reason) {
        if (!CODE.matcher(reason).matches()) {
            throw new PoisonException("reason is no code");
        }
        return reason;
    }
}
