package marketplace.timeout.command;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import marketplace.platform.kafka.RenewableSender;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.kafka.sender.SenderOptions;

@Configuration(proxyBeanMethods = false)
class PublishingConfiguration {

    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(5);

    @Bean
    RenewableSender commandSender(KafkaProperties kafka, PublishingProperties properties) {
        Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "timeout-service-commands");
        settings.put(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, properties.acceptedWithin().toMillis());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                Math.toIntExact(properties.acknowledgedWithin().toMillis() / 2));
        settings.put(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Math.toIntExact(properties.acknowledgedWithin().toMillis()));
        return new RenewableSender(SenderOptions.<byte[], byte[]>create(settings)
                .stopOnError(true)
                .maxInFlight(properties.inFlight())
                .closeTimeout(CLOSED_WITHIN));
    }
}
