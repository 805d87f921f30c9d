package marketplace.platform.kafka;

import java.util.Map;
import java.util.stream.Stream;
import marketplace.contracts.Topics;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TopicProperties.class)
class TopicConfiguration {

    private static final String LONGEST_DEAD_LETTER =
            Long.toString(DataSize.ofMegabytes(4).toBytes());

    /** Every service may be the first to start, so each can make all topics; an existing one keeps its records, and gets more partitions where fewer are configured. */
    @Bean
    NewTopics sharedTopics(TopicProperties properties) {
        return new NewTopics(Topics.ALL.stream()
                .flatMap(topic -> topicWithDeadLetters(topic, properties))
                .toArray(NewTopic[]::new));
    }

    /** A dead letter is its record and the reason: longer than the longest record. */
    private static Stream<NewTopic> topicWithDeadLetters(String topic, TopicProperties properties) {
        NewTopic deadLetters =
                new NewTopic(Topics.deadLettersOf(topic), properties.partitions(), properties.replicas());
        return Stream.of(
                new NewTopic(topic, properties.partitions(), properties.replicas()),
                deadLetters.configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, LONGEST_DEAD_LETTER)));
    }
}
