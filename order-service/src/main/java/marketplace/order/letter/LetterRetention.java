package marketplace.order.letter;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import marketplace.contracts.Topics;
import marketplace.platform.kafka.UntilKafkaAnswers;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * Compares, once Kafka answers, how long closed letters are remembered here with how long Kafka keeps them: one that is forgotten here and
 * read there anew would be open again, and could be replayed twice.
 */
@Component
class LetterRetention {

    private static final Logger log = LoggerFactory.getLogger(LetterRetention.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);

    private final KafkaAdmin kafka;
    private final DeadLetterProperties properties;
    private final Disposable.Swap looking = Disposables.swap();

    LetterRetention(KafkaAdmin kafka, DeadLetterProperties properties) {
        this.kafka = kafka;
        this.properties = properties;
    }

    /** Again and again until Kafka has answered: services start without it. */
    @EventListener(ApplicationReadyEvent.class)
    void lookOnce() {
        looking.update(UntilKafkaAnswers.ask(this::tooLong, BETWEEN_TRIES).subscribe(this::warn));
    }

    @PreDestroy
    void stop() {
        looking.dispose();
    }

    /** Topics that keep letters for longer than they are remembered here, each with how long. */
    List<String> tooLong() throws ExecutionException, InterruptedException {
        List<ConfigResource> topics = Topics.ALL.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, Topics.deadLettersOf(topic)))
                .toList();
        try (Admin admin = Admin.create(impatient(kafka.getConfigurationProperties()))) {
            Map<ConfigResource, Config> configs =
                    admin.describeConfigs(topics).all().get();
            return configs.entrySet().stream()
                    .filter(topic -> !isRemembered(retention(topic.getValue())))
                    .map(topic -> "%s (%d ms)".formatted(topic.getKey().name(), retention(topic.getValue())))
                    .sorted()
                    .toList();
        }
    }

    /** So that a client without an answer is gone before the next one asks. */
    private static Map<String, Object> impatient(Map<String, Object> settings) {
        Map<String, Object> impatient = new HashMap<>(settings);
        impatient.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWERED_WITHIN.toMillis()));
        impatient.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWERED_WITHIN.toMillis()));
        return impatient;
    }

    private boolean isRemembered(long retention) {
        return retention >= 0 && retention < properties.keptFor().toMillis();
    }

    /** In milliseconds; negative for ever. */
    private static long retention(Config config) {
        return Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value());
    }

    private void warn(List<String> topics) {
        if (!topics.isEmpty()) {
            log.warn(
                    "closed dead letters are forgotten after {}, but Kafka keeps them longer in {}: one that is read anew would be open again. "
                            + "Set marketplace.dead-letters.kept-for to more than that, or retention.ms of these topics to less",
                    properties.keptFor(),
                    topics);
        }
    }
}
