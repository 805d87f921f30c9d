package marketplace.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class DefaultsTests {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(Scanned.class);

    @Test
    void areComplete() {
        service.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(properties(context.getBeansOfType(Record.class).values()))
                    .containsExactlyInAnyOrder(
                            "InboxProperties[largestPage=100, streamPoll=PT0.3S, streamBatch=100, heartbeat=PT15S,"
                                    + " streamLife=PT30M, streams=1000, streamsPerCaller=5]",
                            "MailProperties[from=no-reply@marketplace.example, messageIdDomain=marketplace.example,"
                                    + " poll=PT1S, batch=16, concurrency=4, lease=PT5M,"
                                    + " retryAfter=[PT1M, PT5M, PT10M, PT30M, PT1H, PT1H, PT2H, PT4H, PT8H],"
                                    + " failureLogEvery=PT1M, largestPage=100]",
                            "RecipientProperties[language=CHINESE, timeZone=Asia/Shanghai]");
        });
    }

    @Test
    void areNotOverriddenByNonsense() {
        for (String nonsense : new String[] {
            "marketplace.inbox.streams=0", "marketplace.mail.batch=0", "marketplace.recipients.time-zone=Mars"
        }) {
            service.withPropertyValues(nonsense)
                    .run(context -> assertThat(context).as(nonsense).hasFailed());
        }
    }

    private static List<String> properties(Collection<Record> records) {
        return records.stream().map(Record::toString).toList();
    }

    @Configuration(proxyBeanMethods = false)
    @ConfigurationPropertiesScan("marketplace.notification")
    static class Scanned {}
}
