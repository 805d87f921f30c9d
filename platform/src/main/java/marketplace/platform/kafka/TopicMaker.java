package marketplace.platform.kafka;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** Makes missing topics as soon as Kafka answers: services start without it. */
@Component
class TopicMaker {

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    private final KafkaAdmin admin;
    private final Disposable.Swap making = Disposables.swap();

    TopicMaker(KafkaAdmin admin) {
        this.admin = admin;
    }

    @EventListener(ApplicationReadyEvent.class)
    void makeTopics() {
        making.update(UntilKafkaAnswers.ask(this::make, BETWEEN_TRIES).subscribe());
    }

    private boolean make() {
        if (!admin.initialize()) {
            throw new IllegalStateException("Kafka does not answer");
        }
        return true;
    }

    @PreDestroy
    void stop() {
        making.dispose();
    }
}
