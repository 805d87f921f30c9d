package marketplace.notification.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import marketplace.platform.meter.TagValues;
import org.springframework.stereotype.Component;

/** What becomes of mails, and why tries fail. */
@Component
class MailMeters {

    private final Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);
    private final Map<MailFailure, Counter> failures = new EnumMap<>(MailFailure.class);

    MailMeters(MeterRegistry meters) {
        Arrays.stream(Outcome.values()).forEach(outcome -> outcomes.put(outcome, counter(meters, outcome)));
        Arrays.stream(MailFailure.values()).forEach(reason -> failures.put(reason, counter(meters, reason)));
    }

    void count(Outcome outcome) {
        Objects.requireNonNull(outcomes.get(outcome)).increment();
    }

    void count(Outcome outcome, MailFailure reason) {
        count(outcome);
        Objects.requireNonNull(failures.get(reason)).increment();
    }

    private static Counter counter(MeterRegistry meters, Outcome outcome) {
        return Counter.builder("marketplace.notices")
                .description("Notices by what became of them")
                .tags("channel", "mail", "outcome", TagValues.of(outcome))
                .register(meters);
    }

    private static Counter counter(MeterRegistry meters, MailFailure reason) {
        return Counter.builder("marketplace.mails.failed")
                .description("Tries to send a mail that failed")
                .tag("reason", TagValues.of(reason))
                .register(meters);
    }

    /** Of one try. */
    enum Outcome {
        SENT,
        RETRIED,
        GIVEN_UP
    }
}
