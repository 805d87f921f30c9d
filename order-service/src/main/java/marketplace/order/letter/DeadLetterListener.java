package marketplace.order.letter;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Hears of every dead letter, whichever service wrote it. */
@Component
class DeadLetterListener {

    private final DeadLetterStore store;
    private final LetterRoom room;

    DeadLetterListener(DeadLetterStore store, LetterRoom room) {
        this.store = store;
        this.room = room;
    }

    /**
     * Returns once every letter is kept; a failure brings the whole batch again, and so does a want of room. Letters can be long, so there
     * are few in a batch.
     */
    @KafkaListener(
            id = "dead-letters",
            idIsGroup = false,
            groupId = "${spring.kafka.consumer.group-id}-dead-letters",
            topics = "#{T(marketplace.contracts.Topics).ALL.![T(marketplace.contracts.Topics).deadLettersOf(#this)]}",
            concurrency = "1",
            properties = {"max.poll.records=50", "fetch.max.bytes=8388608"})
    void onLetters(List<ConsumerRecord<byte[], byte[]>> records) {
        var _ = room.require()
                .thenMany(Flux.fromIterable(records))
                .map(NewLetter::of)
                .concatMap(store::keep, 1)
                .then()
                .block();
    }
}
