package marketplace.order.inbound;

import java.util.List;
import java.util.Set;
import marketplace.order.lane.BrokenInvariantException;
import marketplace.order.lane.Lanes;
import marketplace.order.lane.OrderNumbers;
import marketplace.order.lane.Outcome;
import marketplace.order.lane.Submission;
import marketplace.order.model.RefusalReason;
import marketplace.platform.kafka.PoisonException;
import marketplace.platform.kafka.ReceivedMessages;
import marketplace.platform.log.LogKeys;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Puts commands that came from Kafka into the lanes, in order, and waits for all of them. */
@Component
class InboundCommands {

    private static final Logger log = LoggerFactory.getLogger(InboundCommands.class);
    private static final int AT_ONCE = 256;

    /** What no order will ever take: trying again mends it as little. */
    private static final Set<RefusalReason> STRAY =
            Set.of(RefusalReason.ORDER_NOT_FOUND, RefusalReason.WRONG_DELIVERER);

    private final Lanes lanes;
    private final ReceivedMessages messages;

    InboundCommands(Lanes lanes, ReceivedMessages messages) {
        this.lanes = lanes;
        this.messages = messages;
    }

    /**
     * Returns once every record is committed, without effect, or a dead letter. Blocks: for listener threads only.
     *
     * @throws RuntimeException when the database is away or the lanes are full; the whole batch may be repeated
     */
    void handle(List<ConsumerRecord<byte[], byte[]>> records, ReceivedMessages.Reader<Submission> reader) {
        messages.handle(
                records,
                (type, record, trace) -> new Received(record, readable(reader.read(type, record, trace))),
                this::submitAll);
    }

    private void submitAll(List<Received> received) {
        Flux.fromIterable(received)
                .flatMapSequential(this::submit, AT_ONCE)
                .collectList()
                .blockOptional()
                .orElseThrow()
                .forEach(this::finish);
    }

    private static Submission readable(Submission submission) {
        if (OrderNumbers.laneOf(submission.command().orderNumber()).isEmpty()) {
            throw new PoisonException("no order number");
        }
        return submission;
    }

    private Mono<Answered> submit(Received received) {
        return lanes.submit(received.submission)
                .map(outcome -> new Answered(received, rejection(outcome)))
                .onErrorResume(
                        BrokenInvariantException.class,
                        broken -> Mono.fromSupplier(() -> new Answered(received, brokenInvariant(received, broken))));
    }

    /** A stray message is put aside. Every other refusal means that the message has no effect any more. */
    private static String rejection(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused
                        && STRAY.contains(refused.refusal().reason())
                ? "%s: %s"
                        .formatted(refused.refusal().reason(), refused.refusal().detail())
                : "";
    }

    private static String brokenInvariant(Received received, BrokenInvariantException broken) {
        String order = received.submission.command().orderNumber();
        log.atError().addKeyValue(LogKeys.ORDER, order).setCause(broken).log("broken invariant of order {}", order);
        return "broken invariant";
    }

    private void finish(Answered answered) {
        if (!answered.rejection.isEmpty()) {
            messages.reject(answered.received.record, answered.rejection);
        }
    }

    private record Received(ConsumerRecord<byte[], byte[]> record, Submission submission) {}

    /** @param rejection why the record becomes a dead letter; empty when it does not */
    private record Answered(Received received, String rejection) {}
}
