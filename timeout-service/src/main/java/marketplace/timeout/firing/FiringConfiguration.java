package marketplace.timeout.firing;

import marketplace.timeout.loop.Loop;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Two rounds at a time: while one waits for Kafka the other has the database. Neither claims what the other holds. */
@Configuration(proxyBeanMethods = false)
class FiringConfiguration {

    @Bean
    Loop firingLoop(Firing firing, FiringProperties properties) {
        return new Loop("firing", firing::round, properties.afterFailure());
    }

    @Bean
    Loop secondFiringLoop(Firing firing, FiringProperties properties) {
        return new Loop("second firing", firing::round, properties.afterFailure());
    }

    @Bean
    Loop timeTurnedBackLoop(TimeTurnedBack timeTurnedBack, FiringProperties properties) {
        return new Loop("look whether time turned back", timeTurnedBack::look, properties.afterFailure());
    }
}
