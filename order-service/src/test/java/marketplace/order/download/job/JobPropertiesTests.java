package marketplace.order.download.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

class JobPropertiesTests {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(Configured.class);

    @Test
    void a_file_is_kept_for_three_days_by_default() {
        JobProperties expected = new JobProperties(
                true,
                1,
                2000,
                DataSize.ofKilobytes(512),
                Duration.ofSeconds(30),
                Duration.ofMillis(500),
                5,
                Duration.ofSeconds(5),
                20,
                Duration.ofDays(3),
                Duration.ofDays(1),
                Duration.ofMinutes(1),
                64);

        service.run(context -> assertThat(context.getBean(JobProperties.class)).isEqualTo(expected));
    }

    @Test
    void every_key_binds() {
        JobProperties expected = new JobProperties(
                false,
                2,
                3,
                DataSize.ofKilobytes(4),
                Duration.ofSeconds(5),
                Duration.ofSeconds(6),
                7,
                Duration.ofSeconds(8),
                9,
                Duration.ofDays(10),
                Duration.ofDays(11),
                Duration.ofMinutes(12),
                13);

        service.withPropertyValues(
                        "marketplace.downloads.jobs.enabled=false",
                        "marketplace.downloads.jobs.at-once=2",
                        "marketplace.downloads.jobs.page=3",
                        "marketplace.downloads.jobs.part=4KB",
                        "marketplace.downloads.jobs.lease=5s",
                        "marketplace.downloads.jobs.poll=6s",
                        "marketplace.downloads.jobs.attempts=7",
                        "marketplace.downloads.jobs.retry=8s",
                        "marketplace.downloads.jobs.kept=9",
                        "marketplace.downloads.jobs.kept-for=10d",
                        "marketplace.downloads.jobs.remembered-for=11d",
                        "marketplace.downloads.jobs.purge-every=12m",
                        "marketplace.downloads.jobs.purge-batch=13")
                .run(context -> assertThat(context.getBean(JobProperties.class)).isEqualTo(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at-once=0",
                "page=0",
                "part=512B",
                "part=2GB",
                "lease=0s",
                "poll=0s",
                "attempts=0",
                "retry=0s",
                "kept=0",
                "kept-for=0s",
                "remembered-for=0s",
                "purge-every=0s",
                "purge-batch=0"
            })
    void what_makes_no_sense_stops_the_start(String setting) {
        service.withPropertyValues("marketplace.downloads.jobs." + setting)
                .run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(JobProperties.class)
    static class Configured {}
}
