package marketplace.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Map;
import marketplace.notification.message.PlainText;
import marketplace.notification.message.Reading;
import marketplace.notification.message.Text;
import marketplace.notification.message.Texts;
import marketplace.notification.recipient.EmailAddress;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Writes a notice as a mail in the recipient's language. */
@Component
class MailWriter {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final JavaMailSender mails;
    private final Texts texts;
    private final MailProperties properties;

    MailWriter(JavaMailSender mails, Texts texts, MailProperties properties) {
        this.mails = mails;
        this.texts = texts;
        this.properties = properties;
    }

    /**
     * The mail, with a Message-ID that is the same at every try, so that a second copy can be told from a second
     * notice.
     */
    MimeMessage write(DueMail mail, EmailAddress address, Reading reading) throws MessagingException {
        Text text = texts.text(mail.message(), mail.arguments(), reading);
        MimeMessage written = mails.createMimeMessage();
        written.setFrom(new InternetAddress(properties.from()));
        written.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(address.value(), true));
        written.setSubject(PlainText.oneLine(text.title()), UTF_8);
        written.setText(text.body() + "\n\n" + closing(mail, reading) + "\n", UTF_8);
        written.setSentDate(Date.from(mail.createdAt()));
        written.setHeader("Message-ID", "<%s@%s>".formatted(mail.noticeId(), properties.messageIdDomain()));
        written.setHeader("Auto-Submitted", "auto-generated");
        written.setHeader("Content-Language", reading.language().tag());
        return written;
    }

    private String closing(DueMail mail, Reading reading) {
        return texts.phrase("mail.closing", Map.of("order", mail.arguments().order()), reading.language());
    }
}
