package marketplace.platform.kafka;

import java.util.stream.Stream;
import marketplace.contracts.Topics;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TopicProperties.class)
class TopicConfiguration {

    /** Every service may be the first to start, so each can make all topics; existing ones are left alone. */
    @Bean
    NewTopics sharedTopics(TopicProperties properties) {
        return new NewTopics(Stream.of(Topics.ORDER_EVENTS, Topics.ORDER_COMMANDS, Topics.PAYMENT_EVENTS)
                .flatMap(topic -> Stream.of(topic, Topics.deadLettersOf(topic)))
                .map(topic -> new NewTopic(topic, properties.partitions(), properties.replicas()))
                .toArray(NewTopic[]::new));
    }
}
