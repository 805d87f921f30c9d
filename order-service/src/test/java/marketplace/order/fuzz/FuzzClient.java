package marketplace.order.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import marketplace.order.fuzz.FuzzRequest.Ending;
import org.jspecify.annotations.Nullable;

/** One connection after the other that sends bytes as they are, and reads one answer to them. */
final class FuzzClient implements AutoCloseable {

    private static final int MOST_BODY = 4 * 1024 * 1024;

    private final InetSocketAddress server;
    private final Duration patience;
    private @Nullable Socket socket;
    private String before = "nothing";
    private String last = "nothing";
    private InputStream in = InputStream.nullInputStream();

    /**
     * A client.
     *
     * @param patience how long an answer may take, or stop in the middle
     */
    FuzzClient(String baseUrl, Duration patience) {
        URI uri = URI.create(baseUrl);
        this.server = new InetSocketAddress(uri.getHost(), uri.getPort());
        this.patience = patience;
    }

    /** Sends a request and reads what comes back; once more on a new connection when the server had closed the old one meanwhile. */
    Reply send(FuzzRequest request) {
        boolean kept = socket != null;
        before = kept ? last : "nothing";
        last = request.shown();
        Reply reply = attempt(request);
        return kept && reply instanceof Reply.HungUp ? attempt(request) : reply;
    }

    /** What was asked on the same connection before the last request. */
    String before() {
        return before;
    }

    @Override
    public void close() {
        Socket open = socket;
        socket = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private Reply attempt(FuzzRequest request) {
        long start = System.nanoTime();
        try {
            write(connected(), request);
            Reply.Answered answered = read(request, start);
            if (request.ending() != Ending.ANSWER || !isKept(answered)) {
                close();
            }
            return answered;
        } catch (SocketTimeoutException silent) {
            close();
            return new Reply.Silence(since(start));
        } catch (IOException gone) {
            close();
            return new Reply.HungUp(since(start));
        } catch (IllegalArgumentException | IndexOutOfBoundsException garbled) {
            close();
            return new Reply.Garbled(Objects.requireNonNullElse(garbled.getMessage(), "unreadable"), since(start));
        }
    }

    private Socket connected() throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket();
            open.setSoTimeout((int) patience.toMillis());
            open.setTcpNoDelay(true);
            open.connect(server);
            socket = open;
            in = new BufferedInputStream(open.getInputStream());
        }
        return open;
    }

    /** A server may answer before it has read all, and then reads no more. */
    private static void write(Socket open, FuzzRequest request) throws IOException {
        try {
            open.getOutputStream().write(request.bytes());
            if (request.ending() == Ending.CUT_OFF) {
                open.shutdownOutput();
            }
        } catch (SocketTimeoutException slow) {
            throw slow;
        } catch (IOException refused) {
            if (!request.ending().mayBeNone()) {
                throw refused;
            }
        }
    }

    private Reply.Answered read(FuzzRequest request, long start) throws IOException {
        int status = status();
        HttpHeaders headers = headers();
        while (status / 100 == 1) {
            status = status();
            headers = headers();
        }
        boolean bare = request.method().equals("HEAD") || status == 204 || status == 304;
        byte[] body = bare ? new byte[0] : body(headers);
        return new Reply.Answered(status, headers, body, since(start));
    }

    private static boolean isKept(Reply.Answered answered) {
        boolean closes = answered.headers().firstValue("Connection").orElse("").equalsIgnoreCase("close");
        return !closes && !isStream(answered.headers());
    }

    private static boolean isStream(HttpHeaders headers) {
        return headers.firstValue("Content-Type").orElse("").startsWith("text/event-stream");
    }

    private int status() throws IOException {
        String line = line();
        if (!line.matches("HTTP/1\\.[01] [1-5][0-9]{2} ?.*")) {
            throw new IllegalArgumentException("no status: " + line);
        }
        return Integer.parseInt(line.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }

    private HttpHeaders headers() throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), first -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return HttpHeaders.of(headers, (name, value) -> true);
    }

    private byte[] body(HttpHeaders headers) throws IOException {
        if (isStream(headers)) {
            return firstChunk();
        }
        if (headers.firstValue("Transfer-Encoding").orElse("").equalsIgnoreCase("chunked")) {
            return chunks();
        }
        int length = headers.firstValue("Content-Length").map(Integer::parseInt).orElse(MOST_BODY);
        return headers.firstValue("Content-Length").isPresent() ? exactly(length) : in.readNBytes(MOST_BODY);
    }

    private byte[] firstChunk() throws IOException {
        return exactly(Integer.parseInt(line(), 16));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(exactly(size));
            var _ = line();
        }
        var _ = headers();
        return body.toByteArray();
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
