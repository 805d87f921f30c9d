package marketplace.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import marketplace.trial.RunningTrial;
import marketplace.trial.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A body that breaks half-way is its sender's doing: they are told, and the log has one line about it at most. */
class BrokenBodyTests {

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private static final Logger OURS = (Logger) LoggerFactory.getLogger("marketplace.platform");

    private static final String HEAD = "POST /trial/anything HTTP/1.1~Host: localhost~Authorization: Bearer %s~"
                    .formatted(TestTokens.token("buyer", "lan"))
            + "Content-Type: application/json~Transfer-Encoding: chunked~~";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        OURS.setLevel(Level.INFO);
        ROOT.addAppender(log);
    }

    @AfterEach
    void stop() {
        ROOT.detachAppender(log);
        OURS.setLevel(Level.OFF);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "g~{}~0~~",
                "~",
                "ffffffffffffffff~{}",
                "2~{}x~0~~",
                "2~{}~nonsense~",
                "2~{}~0~bad trailer~~",
                "1~{~g~}~0~~"
            })
    void whoeverSendsItIsToldAndTheLogSaysItInALine(String chunks) throws IOException {
        String answer = answer(HEAD + chunks);

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("urn:marketplace:problem:malformed-request");
        assertThat(answer).containsOnlyOnce("HTTP/1.1");
        assertThat(lines()).singleElement().asString().startsWith("INFO").contains("the body of a request broke");
    }

    @Test
    void aTrailerThatIsTooLongIsToldAsSuch() throws IOException {
        String answer = answer(HEAD + "2~{}~0~a: " + "x".repeat(20_000) + "~~");

        assertThat(answer).startsWith("HTTP/1.1 431 ").contains("urn:marketplace:problem:headers-too-large");
    }

    @Test
    void whatWasAskedBeforeOnTheConnectionIsAnsweredFirst() throws IOException {
        String before = "POST /trial/anything HTTP/1.1~Host: localhost~Authorization: Bearer %s~"
                .formatted(TestTokens.token("buyer", "lan"));

        String answer = answer(before + "Content-Type: application/json~Content-Length: 2~~{}" + HEAD + "g~{}~0~~");

        assertThat(answer).startsWith("HTTP/1.1 200 ").containsOnlyOnce("HTTP/1.1 400 ");
        assertThat(lines()).singleElement().asString().startsWith("INFO");
    }

    @Test
    void whoWasAnsweredBeforeTheBodyBrokeIsHungUpOnWithoutAnotherAnswer() throws IOException {
        String answer = answer(HEAD.replace("Bearer", "Nobody") + "1~{~g~}~0~~");

        assertThat(answer).startsWith("HTTP/1.1 4").containsOnlyOnce("HTTP/1.1");
        assertThat(lines()).allSatisfy(line -> assertThat(line).startsWith("INFO"));
    }

    @Test
    void aClientThatLeavesHalfWayIsNothingToSpeakOf() throws IOException {
        for (int i = 0; i < 50; i++) {
            try (Socket socket = new Socket("localhost", RunningTrial.alone().port())) {
                socket.setSoLinger(i % 2 == 0, 0);
                socket.getOutputStream().write(bytes(HEAD + "5~{"));
            }
        }

        String another = answer(HEAD.replace("Host:", "Connection: close~Host:") + "2~{}~0~~");

        assertThat(another).startsWith("HTTP/1.1 200");
        assertThat(lines()).isEmpty();
    }

    /** But those of who asks Kafka and the database, which are away. */
    private List<String> lines() {
        return List.copyOf(log.list).stream()
                .filter(event -> !event.getLoggerName().startsWith("org.apache.kafka"))
                .filter(event -> !event.getLoggerName().startsWith("marketplace.platform.pause"))
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                .map(event -> event.getLevel() + " " + event.getFormattedMessage()
                        + (event.getThrowableProxy() == null ? "" : " with a stack trace"))
                .toList();
    }

    private static String answer(String request) throws IOException {
        try (Socket socket = new Socket("localhost", RunningTrial.alone().port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes(request));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static byte[] bytes(String request) {
        return request.replace("~", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
