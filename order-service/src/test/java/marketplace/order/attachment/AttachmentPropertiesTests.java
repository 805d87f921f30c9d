package marketplace.order.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import marketplace.order.attachment.AttachmentProperties.Purge;
import marketplace.order.attachment.AttachmentProperties.Transfers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

class AttachmentPropertiesTests {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(Configured.class);

    @Test
    void an_order_takes_twenty_files_of_10_mb_of_each_party() {
        AttachmentProperties expected = new AttachmentProperties(
                20,
                DataSize.ofMegabytes(10),
                EnumSet.allOf(FileKind.class),
                DataSize.ofKilobytes(256),
                new Transfers(8, 16, 4, Duration.ofMinutes(10), Duration.ofSeconds(5)),
                new Purge(
                        true,
                        Duration.ofDays(1),
                        Duration.ofHours(1),
                        Duration.ofMinutes(5),
                        100,
                        Duration.ofMinutes(1)));

        service.run(context ->
                assertThat(context.getBean(AttachmentProperties.class)).isEqualTo(expected));
    }

    @Test
    void every_key_binds() {
        AttachmentProperties expected = new AttachmentProperties(
                1,
                DataSize.ofBytes(2),
                Set.of(FileKind.PDF, FileKind.TXT),
                DataSize.ofKilobytes(4),
                new Transfers(3, 4, 5, Duration.ofSeconds(6), Duration.ofSeconds(7)),
                new Purge(
                        false,
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(9),
                        Duration.ofSeconds(10),
                        11,
                        Duration.ofSeconds(12)));

        service.withPropertyValues(
                        "marketplace.attachments.files=1",
                        "marketplace.attachments.largest=2B",
                        "marketplace.attachments.types=pdf,txt",
                        "marketplace.attachments.chunk=4KB",
                        "marketplace.attachments.transfers.uploads-at-once=3",
                        "marketplace.attachments.transfers.downloads-at-once=4",
                        "marketplace.attachments.transfers.per-caller=5",
                        "marketplace.attachments.transfers.longest=6s",
                        "marketplace.attachments.transfers.retry-after=7s",
                        "marketplace.attachments.purge.enabled=false",
                        "marketplace.attachments.purge.unnamed-after=8s",
                        "marketplace.attachments.purge.broken-after=9s",
                        "marketplace.attachments.purge.every=10s",
                        "marketplace.attachments.purge.batch=11",
                        "marketplace.attachments.purge.slowest-retry=12s")
                .run(context ->
                        assertThat(context.getBean(AttachmentProperties.class)).isEqualTo(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "files=0",
                "largest=0B",
                "largest=2GB",
                "types=exe",
                "types=",
                "chunk=1KB",
                "chunk=5MB",
                "transfers.uploads-at-once=0",
                "transfers.downloads-at-once=0",
                "transfers.per-caller=0",
                "transfers.longest=0s",
                "transfers.longest=1h",
                "transfers.retry-after=0s",
                "purge.unnamed-after=0s",
                "purge.broken-after=10m",
                "purge.every=0s",
                "purge.batch=0",
                "purge.slowest-retry=0s"
            })
    void what_makes_no_sense_stops_the_start(String setting) {
        service.withPropertyValues("marketplace.attachments." + setting)
                .run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(AttachmentProperties.class)
    static class Configured {}
}
