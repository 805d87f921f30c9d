package marketplace.order.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class KeysTests {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(Configured.class);

    @Test
    void no_service_starts_without_its_key() {
        service.run(context -> assertThat(context).hasFailed());
        service.withPropertyValues("marketplace.requests.digest-key= ")
                .run(context -> assertThat(context).hasFailed());
        service.withPropertyValues("marketplace.requests.digest-key=x")
                .run(context -> assertThat(
                                context.getBean(RequestProperties.class).digestKey())
                        .isEqualTo("x"));
    }

    @EnableConfigurationProperties(RequestProperties.class)
    static class Configured {}
}
