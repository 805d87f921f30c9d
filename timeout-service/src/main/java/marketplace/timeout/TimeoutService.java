package marketplace.timeout;

import marketplace.contracts.MessageCodec;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The service's entry point. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class TimeoutService {

    public static void main(String[] arguments) {
        SpringApplication.run(TimeoutService.class, arguments);
    }

    @Bean
    MessageCodec messageCodec() {
        return new MessageCodec();
    }
}
