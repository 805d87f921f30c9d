package marketplace.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import marketplace.servers.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@ExtendWith(OutputCaptureExtension.class)
class MailServerLogTests {

    private final TestClock clock = new TestClock();
    private final MailServerLog log = new MailServerLog(server(), properties(), clock);

    @Test
    void an_outage_is_a_line_in_a_minute_that_counts_what_failed_before_it(CapturedOutput output) {
        for (int tries = 0; tries < 500; tries++) {
            log.failed(MailFailure.SERVER_UNREACHABLE);
        }
        clock.tick(Duration.ofMinutes(1));
        log.failed(MailFailure.TIMED_OUT);

        assertThat(lines(output))
                .containsExactly(
                        "mails are not sent by mail.example:25: SERVER_UNREACHABLE; tries that failed since this was last said: 1",
                        "mails are not sent by mail.example:25: TIMED_OUT; tries that failed since this was last said: 500");
    }

    @Test
    void a_server_that_takes_every_second_mail_floods_nothing(CapturedOutput output) {
        for (int tries = 0; tries < 500; tries++) {
            log.failed(MailFailure.NOT_ACCEPTED);
            log.taken();
        }

        assertThat(lines(output))
                .containsExactly(
                        "mails are not sent by mail.example:25: NOT_ACCEPTED; tries that failed since this was last said: 1",
                        "mails are sent by mail.example:25 again");
    }

    @Test
    void while_all_is_well_nothing_is_said(CapturedOutput output) {
        log.taken();
        clock.tick(Duration.ofMinutes(1));
        log.taken();

        assertThat(lines(output)).isEmpty();
    }

    private static List<String> lines(CapturedOutput output) {
        return output.getAll()
                .lines()
                .filter(line -> line.contains("mails are "))
                .map(line -> line.substring(line.indexOf("mails are ")))
                .toList();
    }

    private static JavaMailSenderImpl server() {
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost("mail.example");
        server.setPort(25);
        return server;
    }

    private static MailProperties properties() {
        Duration minute = Duration.ofMinutes(1);
        return new MailProperties(
                "from@mail.example", "mail.example", minute, 1, 1, minute, List.of(minute), minute, 1);
    }
}
