package marketplace.platform.kafka;

import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** A batch that fails is tried again until it succeeds: nothing is dropped because a database or a broker was away. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ListeningProperties.class)
class ListeningConfiguration {

    private static final double BACK_OFF_FACTOR = 2;

    @Bean
    CommonErrorHandler retryWithoutLimit(ListeningProperties properties) {
        ExponentialBackOff backOff =
                new ExponentialBackOff(properties.firstRetry().toMillis(), BACK_OFF_FACTOR);
        backOff.setMaxInterval(properties.slowestRetry().toMillis());
        DefaultErrorHandler handler = new DefaultErrorHandler(backOff);
        handler.setClassifications(Map.of(), true);
        return handler;
    }
}
