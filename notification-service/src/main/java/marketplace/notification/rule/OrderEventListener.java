package marketplace.notification.rule;

import java.util.List;
import java.util.Objects;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.Topics;
import marketplace.notification.inbox.InboxStreams;
import marketplace.notification.inbox.NewNotice;
import marketplace.notification.inbox.Notices;
import marketplace.notification.mail.MailRounds;
import marketplace.platform.kafka.ReceivedMessages;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears what happens to orders and tells of it; a batch is told as one statement, and telling it again changes nothing. */
@Component
class OrderEventListener {

    private final MessageCodec codec = new MessageCodec();
    private final ReceivedMessages messages;
    private final Notices notices;
    private final InboxStreams streams;
    private final MailRounds mails;

    OrderEventListener(ReceivedMessages messages, Notices notices, InboxStreams streams, MailRounds mails) {
        this.messages = messages;
        this.notices = notices;
        this.streams = streams;
        this.mails = mails;
    }

    @KafkaListener(id = "order-events", idIsGroup = false, topics = Topics.ORDER_EVENTS)
    void hear(List<ConsumerRecord<byte[], byte[]>> records) {
        messages.handle(records, this::noticesOf, this::tell);
    }

    private void tell(List<List<NewNotice>> told) {
        List<NewNotice> news = told.stream().flatMap(List::stream).toList();
        long added = Objects.requireNonNullElse(notices.add(news).block(), 0L);
        if (added > 0) {
            streams.nudge();
            mails.nudge();
        }
    }

    private List<NewNotice> noticesOf(
            @Nullable String type, ConsumerRecord<byte[], byte[]> record, @Nullable String trace) {
        return Rules.noticesOf(codec.decodeOrderEvent(type, record.value())).stream()
                .map(notice -> notice.tracedAs(trace))
                .toList();
    }
}
