package marketplace.order.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.servers.TestClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests after which the client wants no other, at once behind the answer to another one on the same connection. */
class LastRequestTests {

    private static final int CLIENTS = 16;
    private static final int TIMES = 40;
    private static final int PATIENCE_MILLIS = 20_000;

    private final RunningService service = RunningService.shared();
    private final TestMarketplace market = new TestMarketplace(service, new TestClock());
    private final String order = "/v1/orders/" + market.place(market.productWithoutForm());

    @ParameterizedTest
    @CsvSource({"HTTP/1.1, 'Connection: close~'", "HTTP/1.0, ''"})
    void areAnsweredAndEndTheConnection(String version, String header) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<List<String>>> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> answers(version, header), threads))
                    .toList();

            assertThat(clients.stream().map(CompletableFuture::join).flatMap(List::stream))
                    .hasSize(CLIENTS * TIMES)
                    .allSatisfy(answer ->
                            assertThat(answer).startsWith(version + " 200 ").endsWith("}"));
        }
    }

    private List<String> answers(String version, String header) {
        return Stream.generate(() -> lastAnswer(version, header)).limit(TIMES).toList();
    }

    private String lastAnswer(String version, String header) {
        try (Socket socket =
                new Socket("localhost", URI.create(service.baseUrl()).getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            ask(socket, order, "HTTP/1.1", "");
            readAnswer(socket.getInputStream());
            ask(socket, order, version, header);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void ask(Socket socket, String path, String version, String header) throws IOException {
        String request = "GET %s %s~Host: localhost~%sAuthorization: %s~~"
                .formatted(path, version, header, market.buyer.authorization());
        socket.getOutputStream().write(request.replace("~", "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static void readAnswer(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        String length = head.toString().replaceFirst("(?is).*content-length: ([0-9]+).*", "$1");
        var _ = in.readNBytes(Integer.parseInt(length));
    }
}
