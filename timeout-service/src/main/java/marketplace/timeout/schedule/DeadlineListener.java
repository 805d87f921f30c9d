package marketplace.timeout.schedule;

import java.util.List;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.RunningDeadline;
import marketplace.contracts.Topics;
import marketplace.platform.kafka.ReceivedMessages;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears from every order event which deadline runs now, whatever the event's type. */
@Component
class DeadlineListener {

    private static final Logger log = LoggerFactory.getLogger(DeadlineListener.class);

    private final ReceivedMessages received;
    private final MessageCodec codec;
    private final ScheduleStore schedules;

    DeadlineListener(ReceivedMessages received, MessageCodec codec, ScheduleStore schedules) {
        this.received = received;
        this.codec = codec;
        this.schedules = schedules;
    }

    @KafkaListener(id = "deadlines", idIsGroup = false, topics = Topics.ORDER_EVENTS)
    void listen(List<ConsumerRecord<byte[], byte[]>> records) {
        received.handle(records, (type, record, trace) -> new Told(deadline(record), trace), this::put);
    }

    private void put(List<Told> told) {
        Long changed = schedules.put(told).block();
        log.debug("{} events changed {} schedules", told.size(), changed);
    }

    private RunningDeadline deadline(ConsumerRecord<byte[], byte[]> record) {
        return ScheduleLimits.checked(codec.decodeRunningDeadline(record.value()));
    }
}
