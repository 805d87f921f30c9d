package marketplace.platform.kafka;

import java.time.Duration;
import java.util.concurrent.Callable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** What is asked of Kafka again and again until it answers: services start without it. */
public final class UntilKafkaAnswers {

    private UntilKafkaAnswers() {}

    /**
     * The answer, some day. Each try, not only the first, has a thread on which it may block: those that the pause between tries ends on are
     * the ones that answers to clients go by.
     */
    public static <T> Mono<T> ask(Callable<T> question, Duration betweenTries) {
        return Mono.fromCallable(question)
                .subscribeOn(Schedulers.boundedElastic())
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, betweenTries));
    }
}
