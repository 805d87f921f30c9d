package marketplace.notification.mail;

import jakarta.mail.SendFailedException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;

/** Why a mail was not sent, without the address and the server's words. */
enum MailFailure {
    SERVER_UNREACHABLE,
    TIMED_OUT,
    LOGIN_REFUSED,
    ADDRESS_REFUSED,
    NO_ADDRESS,
    NOT_ACCEPTED;

    static MailFailure of(Throwable failure) {
        Deque<Throwable> causes = new ArrayDeque<>(List.of(failure));
        while (!causes.isEmpty()) {
            Throwable cause = causes.removeFirst();
            switch (cause) {
                case MailAuthenticationException _ -> {
                    return LOGIN_REFUSED;
                }
                case ConnectException _ -> {
                    return SERVER_UNREACHABLE;
                }
                case UnknownHostException _ -> {
                    return SERVER_UNREACHABLE;
                }
                case SocketTimeoutException _ -> {
                    return TIMED_OUT;
                }
                case SendFailedException refused
                when refused.getInvalidAddresses() != null -> {
                    return ADDRESS_REFUSED;
                }
                case MailSendException several -> causes.addAll(List.of(several.getMessageExceptions()));
                default -> {}
            }
            if (cause.getCause() != null) {
                causes.addLast(cause.getCause());
            }
        }
        return NOT_ACCEPTED;
    }
}
