package marketplace.notification.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Tells the log that mails fail, where and why, once in a while however many do; and that one was sent again. */
@Component
class MailServerLog {

    private static final Logger log = LoggerFactory.getLogger(MailServerLog.class);

    private final String server;
    private final Duration every;
    private final Clock clock;
    private @Nullable Instant saidAt;
    private int unsaid;
    private boolean failing;

    MailServerLog(JavaMailSenderImpl server, MailProperties properties, Clock clock) {
        this.server = server.getHost() + ":" + server.getPort();
        this.every = properties.failureLogEvery();
        this.clock = clock;
    }

    synchronized void failed(MailFailure reason) {
        unsaid++;
        Instant now = clock.instant();
        if (isTime(now)) {
            log.warn(
                    "mails are not sent by {}: {}; tries that failed since this was last said: {}",
                    server,
                    reason,
                    unsaid);
            saidAt = now;
            unsaid = 0;
            failing = true;
        }
    }

    synchronized void taken() {
        if (failing) {
            log.warn("mails are sent by {} again", server);
            failing = false;
        }
    }

    /** Also where time was turned back meanwhile. */
    private boolean isTime(Instant now) {
        return saidAt == null || Duration.between(saidAt, now).abs().compareTo(every) >= 0;
    }
}
