package marketplace.notification.mail;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import marketplace.notification.mail.MailStore.Backlog;
import marketplace.platform.meter.Level;
import marketplace.platform.meter.Readings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MailReadings {

    private static final Duration EVERY = Duration.ofSeconds(15);

    @Bean
    Readings mailBacklogReadings(MailStore store, MeterRegistry meters, Clock clock) {
        Level waiting = Level.of(meters, "marketplace.mails.waiting", "Mails that are to be sent");
        Level age = Level.ofSeconds(meters, "marketplace.mails.waiting.age", "Since the oldest of them waits");
        return new Readings(
                "mails that wait",
                EVERY,
                () -> store.backlog()
                        .doOnNext(now -> show(now, clock.instant(), waiting, age))
                        .then(),
                List.of(waiting, age));
    }

    private static void show(Backlog backlog, Instant now, Level waiting, Level age) {
        waiting.set(backlog.waiting());
        age.setAge(backlog.oldest(), now);
    }
}
