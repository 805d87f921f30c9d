package marketplace.timeout.firing;

import marketplace.timeout.loop.Loop;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FiringConfiguration {

    @Bean
    Loop firingLoop(Firing firing, FiringProperties properties) {
        return new Loop("firing", firing::round, properties.afterFailure());
    }
}
