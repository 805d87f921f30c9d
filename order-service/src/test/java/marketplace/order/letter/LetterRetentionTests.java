package marketplace.order.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import marketplace.contracts.Topics;
import marketplace.order.RunningService;
import marketplace.order.completion.LogText;
import marketplace.servers.Servers;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.kafka.core.KafkaAdmin;

/** How long closed letters are remembered, beside how long Kafka keeps them: a week, where nobody says otherwise. */
class LetterRetentionTests {

    private static final String TOPIC = Topics.deadLettersOf(Topics.ORDER_COMMANDS);

    @BeforeAll
    static void topicsAreThere() {
        var _ = RunningService.shared();
    }

    @Test
    void letters_that_kafka_would_keep_for_longer_are_warned_of_by_name_at_the_start() {
        LetterRetention retention = keptFor("7d");

        try (LogText log = LogText.listen()) {
            retention.lookOnce();

            Awaitility.await()
                    .untilAsserted(() -> assertThat(log.everything())
                            .contains(
                                    "closed dead letters are forgotten after PT168H", TOPIC, "dead-letters.kept-for"));
        } finally {
            retention.stop();
        }
    }

    @Test
    void by_default_they_are_remembered_for_longer() {
        LetterRetention retention = keptFor("90d");

        Awaitility.await()
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(retention.tooLong()).isEmpty());
    }

    private static LetterRetention keptFor(String time) {
        return new LetterRetention(
                new KafkaAdmin(Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        Servers.shared().bootstrapServers())),
                new Binder(new MapConfigurationPropertySource(Map.of("marketplace.dead-letters.kept-for", time)))
                        .bindOrCreate("marketplace.dead-letters", DeadLetterProperties.class));
    }
}
