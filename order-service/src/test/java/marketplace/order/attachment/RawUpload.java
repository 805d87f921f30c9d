package marketplace.order.attachment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import marketplace.order.Party;

/** One upload on a socket of its own: sends as much and as slowly as a test likes, and hangs up when it likes. */
final class RawUpload implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;
    private final OutputStream out;

    /**
     * Sends the head of the request.
     *
     * @param length what it says of its length; less than zero for chunks without an end in sight
     */
    RawUpload(Party who, String path, String type, long length) {
        try {
            HttpRequest request =
                    who.request(path).setHeader("Content-Type", type).build();
            URI uri = request.uri();
            socket = new Socket();
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
            out = socket.getOutputStream();
            StringBuilder head = new StringBuilder(
                    "POST %s?%s HTTP/1.1\r\nHost: localhost\r\n".formatted(uri.getRawPath(), uri.getRawQuery()));
            request.headers()
                    .map()
                    .forEach((name, values) ->
                            values.forEach(value -> head.append("%s: %s\r\n".formatted(name, value))));
            head.append(
                    length < 0 ? "Transfer-Encoding: chunked\r\n\r\n" : "Content-Length: %d\r\n\r\n".formatted(length));
            out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Sends bytes of the body as they are. */
    void send(byte[] content) {
        try {
            out.write(content);
            out.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The status of the answer. */
    int status() {
        try {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String line = in.readLine();
            return line == null ? 0 : Integer.parseInt(line.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
