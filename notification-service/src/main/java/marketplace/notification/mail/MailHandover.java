package marketplace.notification.mail;

import io.opentelemetry.api.trace.SpanKind;
import jakarta.mail.MessagingException;
import java.util.Optional;
import marketplace.notification.message.Reading;
import marketplace.notification.recipient.EmailAddress;
import marketplace.platform.trace.Step;
import marketplace.platform.trace.Traces;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Hands a mail to the mail server. */
@Component
class MailHandover {

    private final MailWriter writer;
    private final JavaMailSender server;
    private final MailServerLog serverLog;
    private final Traces traces;

    MailHandover(MailWriter writer, JavaMailSender server, MailServerLog serverLog, Traces traces) {
        this.writer = writer;
        this.server = server;
        this.serverLog = serverLog;
        this.traces = traces;
    }

    /** Waits for the server's answer; empty when it has taken the mail. */
    Optional<MailFailure> give(DueMail mail, EmailAddress address, Reading reading) {
        Step step = begin(mail);
        try {
            server.send(writer.write(mail, address, reading));
            step.end();
            serverLog.taken();
            return Optional.empty();
        } catch (MessagingException | RuntimeException failure) {
            MailFailure known = MailFailure.of(failure);
            step.fail(known.name());
            serverLog.failed(known);
            return Optional.of(known);
        }
    }

    private Step begin(DueMail mail) {
        return traces.begin(SpanKind.CLIENT, "send mail", mail.traceParent())
                .with("marketplace.message", mail.message().key())
                .with("marketplace.attempt", mail.attempt())
                .with(Step.ORDER, mail.arguments().order());
    }
}
