package marketplace.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import marketplace.trial.RunningTrial;
import marketplace.trial.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server itself refuses, before anything of ours is asked, is told as a problem like everything else. */
class UnreadableRequestsTests {

    private static final int REPEATED = 1_000;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nonsense                                 | 400 | malformed-request
            GET /trial/caller HTTP/9                 | 400 | malformed-request
            GET /trial/%zz HTTP/1.1                  | 400 | malformed-request
            GET /trial/caller?a={b} HTTP/1.1~Host: [ | 400 | malformed-request
            GET / HTTP/1.1~no colon                  | 400 | malformed-request
            GET / HTTP/1.1~Content-Length: -1        | 400 | malformed-request
            GET /LONG HTTP/1.1                       | 414 | address-too-long
            GET / HTTP/1.1~X-A: LONG                 | 431 | headers-too-large
            """)
    void what_cannot_be_read_is_told_as_a_problem(String lines, int status, String type) throws IOException {
        String[] answer = answer(
                lines.replace("~", "\r\n").replace("LONG", "x".repeat(20_000)) + "\r\nConnection: close\r\n\r\n");

        JsonNode problem = JsonMapper.shared().readTree(answer[1]);
        assertThat(answer[0]).startsWith("HTTP/1.1 %d ".formatted(status)).contains("application/problem+json");
        assertThat(problem.at("/type").asString()).isEqualTo("urn:marketplace:problem:" + type);
        assertThat(problem.at("/status").asInt()).isEqualTo(status);
        assertThat(problem.propertyNames()).containsExactly("type", "title", "status", "detail", "instance");
    }

    @Test
    void it_is_told_too_on_a_connection_on_which_another_thread_has_just_answered() throws IOException {
        byte[] before = "HEAD /trial/elsewhere HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(TestTokens.token("buyer", "lan"))
                .getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < REPEATED; i++) {
            try (Socket socket = new Socket("localhost", RunningTrial.alone().port())) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write(before);
                assertThat(socket.getInputStream().read(new byte[4000])).isPositive();
                socket.getOutputStream().write("nonsense\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

                assertThat(answer).contains("malformed-request");
            }
        }
    }

    /** Its head and its body. */
    private static String[] answer(String request) throws IOException {
        try (Socket socket = new Socket("localhost", RunningTrial.alone().port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.split("\r\n\r\n", 2);
        }
    }
}
