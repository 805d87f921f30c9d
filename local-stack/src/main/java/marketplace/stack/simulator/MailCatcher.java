package marketplace.stack.simulator;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A mail server that takes every mail and delivers none. Its mails live as long as it runs. */
final class MailCatcher implements AutoCloseable {

    private final GreenMail server;

    MailCatcher(InetAddress address, int port) {
        this.server = new GreenMail(new ServerSetup(port, address.getHostAddress(), ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    /** A mail as its reader sees it. */
    record Mail(String to, String subject, String text) {}

    int port() {
        return server.getSmtp().getPort();
    }

    /** All mails, oldest first. */
    List<Mail> mails() {
        return Arrays.stream(server.getReceivedMessages())
                .map(MailCatcher::mail)
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static Mail mail(MimeMessage message) {
        try {
            return new Mail(
                    addresses(message.getRecipients(RecipientType.TO)),
                    message.getSubject(),
                    text(message).strip());
        } catch (MessagingException e) {
            throw new IllegalStateException("a mail cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException("a mail cannot be read", e);
        }
    }

    private static String addresses(Address @Nullable [] addresses) {
        return addresses == null
                ? ""
                : Arrays.stream(addresses).map(Address::toString).collect(Collectors.joining(", "));
    }

    private static String text(Part part) throws MessagingException, IOException {
        Object content = part.getContent();
        return content instanceof Multipart parts && parts.getCount() > 0
                ? text(parts.getBodyPart(0))
                : content.toString();
    }
}
