package marketplace.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.stream.Stream;
import marketplace.servers.Ports;

/** A mail server that takes everything, and can go away. */
public final class MailServer {

    private final int port = Ports.free();
    private final GreenMail server;

    MailServer() {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(20_000);
        server = new GreenMail(setup);
        server.start();
    }

    public int port() {
        return port;
    }

    public void goAway() {
        server.stop();
    }

    public void comeBack() {
        if (!server.isRunning()) {
            server.start();
        }
    }

    /** The mails that came for an address. */
    public List<MimeMessage> mailsTo(String address) {
        return Stream.of(server.getReceivedMessages())
                .filter(mail -> isTo(mail, address))
                .toList();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return Stream.of(mail.getAllRecipients())
                    .anyMatch(to -> to.toString().equals(address));
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
