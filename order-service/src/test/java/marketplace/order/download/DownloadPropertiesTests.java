package marketplace.order.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class DownloadPropertiesTests {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(Configured.class);

    @Test
    void defaults_leave_most_of_an_instance_to_others() {
        DownloadProperties expected = new DownloadProperties(4, 2, 1000, Duration.ofHours(1), Duration.ofSeconds(10));

        service.run(
                context -> assertThat(context.getBean(DownloadProperties.class)).isEqualTo(expected));
    }

    @Test
    void every_key_binds() {
        DownloadProperties expected = new DownloadProperties(1, 2, 3, Duration.ofMinutes(4), Duration.ofSeconds(5));

        service.withPropertyValues(
                        "marketplace.downloads.at-once=1",
                        "marketplace.downloads.per-caller=2",
                        "marketplace.downloads.page=3",
                        "marketplace.downloads.longest=4m",
                        "marketplace.downloads.retry-after=5s")
                .run(context ->
                        assertThat(context.getBean(DownloadProperties.class)).isEqualTo(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"at-once=0", "at-once=65", "per-caller=0", "page=0", "page=10001", "longest=0s", "retry-after=0s"
            })
    void what_makes_no_sense_stops_the_start(String setting) {
        service.withPropertyValues("marketplace.downloads." + setting)
                .run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(DownloadProperties.class)
    static class Configured {}
}
