package marketplace.order.letter;

import java.time.Duration;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What operators do with dead letters. */
@Component
@EnableConfigurationProperties(DeadLetterProperties.class)
class DeadLetterDesk {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterDesk.class);
    private static final Duration SENT_WITHIN = Duration.ofSeconds(1);

    private final DeadLetterProperties properties;
    private final DeadLetterStore store;
    private final LetterSender sender;

    DeadLetterDesk(DeadLetterProperties properties, DeadLetterStore store, LetterSender sender) {
        this.properties = properties;
        this.store = store;
        this.sender = sender;
    }

    Mono<OpenedLetter> open(long id) {
        return store.open(id).switchIfEmpty(Mono.error(DeadLetterDesk::notFound));
    }

    /**
     * Sends the record to its topic once more. What was replayed before stays so, and nothing is sent. No caller can cut it off between
     * the sending and its mark; only a crash there makes a repetition send twice, which every consumer bears.
     *
     * @throws ProblemException as a signal, when the broker did not acknowledge it; then it is open as before
     */
    Mono<DeadLetter> replay(long id, String operator) {
        Mono<DeadLetter> replayed = store.claim(id, properties.lease())
                .flatMap(claimed -> sendNow(claimed, operator))
                .switchIfEmpty(Mono.defer(() -> find(id).map(DeadLetterDesk::unclaimed)));
        return Mono.fromFuture(replayed::toFuture, true);
    }

    /** Closes it with a note. The same operator may say the same again. */
    Mono<DeadLetter> discard(long id, String note, String operator) {
        return store.discard(id, note, operator)
                .switchIfEmpty(Mono.defer(() -> find(id))
                        .map(now -> now.isDiscarded(note, operator) ? now : undiscarded(now)));
    }

    private Mono<DeadLetter> find(long id) {
        return store.find(id).switchIfEmpty(Mono.error(DeadLetterDesk::notFound));
    }

    private Mono<DeadLetter> sendNow(ClaimedLetter claimed, String operator) {
        return sender.send(claimed)
                .onErrorResume(failure -> unsent(claimed, failure))
                .then(Mono.defer(() -> store.replayed(claimed.id(), operator)))
                .switchIfEmpty(Mono.fromRunnable(
                        () -> log.warn("dead letter {} was sent although it had been closed meanwhile", claimed.id())));
    }

    /** Where even this cannot be written, the letter is free when its lease ends. */
    private Mono<Void> unsent(ClaimedLetter claimed, Throwable failure) {
        log.warn("dead letter {} was not replayed: {}", claimed.id(), String.valueOf(failure));
        return store.release(claimed)
                .onErrorComplete()
                .then(Mono.error(() -> failure instanceof RecordTooLargeException ? tooLarge() : notAcknowledged()));
    }

    private static DeadLetter unclaimed(DeadLetter letter) {
        return switch (letter.state()) {
            case REPLAYED -> letter;
            case DISCARDED -> throw closed(letter);
            case OPEN -> throw letter.whole() ? beingSent() : withoutRecord();
        };
    }

    private static DeadLetter undiscarded(DeadLetter letter) {
        throw letter.state() == LetterState.OPEN ? beingSent() : closed(letter);
    }

    private static ProblemException closed(DeadLetter letter) {
        return new ProblemException(OrderProblems.DEAD_LETTER_CLOSED, "it is %s already".formatted(letter.state()))
                .member("state", letter.state());
    }

    private static ProblemException withoutRecord() {
        return new ProblemException(
                OrderProblems.DEAD_LETTER_UNSENDABLE,
                "the record was too large to be kept: it is only known where it was, and there Kafka may still have it");
    }

    private static ProblemException tooLarge() {
        return new ProblemException(
                OrderProblems.DEAD_LETTER_UNSENDABLE, "the record is larger than its topic takes by now");
    }

    private static ProblemException beingSent() {
        return ProblemException.retryAfter(
                PlatformProblems.UNAVAILABLE, "it is being replayed at this moment; ask again", SENT_WITHIN);
    }

    private static ProblemException notAcknowledged() {
        return ProblemException.retryAfter(
                PlatformProblems.UNAVAILABLE, "Kafka did not acknowledge it; it is open as before", SENT_WITHIN);
    }

    private static ProblemException notFound() {
        return new ProblemException(PlatformProblems.NOT_FOUND, "no dead letter with this id");
    }
}
