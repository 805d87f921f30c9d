package marketplace.order.download;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import marketplace.order.Party;
import marketplace.platform.security.Sha256;

/** One request on a socket of its own: shows chunks and trailers, reads as slowly as a test likes, and hangs up when it likes. */
public final class RawHttp implements AutoCloseable {

    /** Little, so that a server notices soon that nobody reads. */
    private static final int RECEIVE_BUFFER = 16 * 1024;

    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;
    private final int status;
    private final Map<String, String> headers;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int chunk;

    private RawHttp(HttpRequest request) throws IOException {
        URI uri = request.uri();
        socket = new Socket();
        socket.setReceiveBufferSize(RECEIVE_BUFFER);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
        socket.getOutputStream().write(head(request).getBytes(StandardCharsets.US_ASCII));
        in = new BufferedInputStream(socket.getInputStream(), 1024);
        status = Integer.parseInt(line().substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
        headers = fields();
    }

    /** Sends a request; returns with the answer's head. */
    public static RawHttp get(Party who, String path) {
        try {
            return new RawHttp(who.request(path).GET().build());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public int status() {
        return status;
    }

    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** Reads so many bytes of the body, and leaves the others where they are. */
    public void readSome(int bytes) {
        try {
            while (body.size() < bytes && nextChunk()) {
                body.write(in.readNBytes(chunk));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Reads up to the end of the answer, or of the connection. */
    public Received receive() {
        try {
            if (headers.containsKey("content-length")) {
                body.write(in.readNBytes(Integer.parseInt(header("content-length"))));
                return received(Map.of(), body.size() == Integer.parseInt(header("content-length")));
            }
            readSome(Integer.MAX_VALUE);
            return received(fields(), true);
        } catch (IOException | UncheckedIOException | NumberFormatException brokenOff) {
            return received(Map.of(), false);
        }
    }

    /** Reads up to the end and keeps nothing: for bodies of any size. */
    public Drained drain() {
        MessageDigest digest = Sha256.digest();
        long size = body.size();
        digest.update(body.toByteArray());
        long length = Long.parseLong(headers.getOrDefault("content-length", "-1"));
        try {
            if (length >= 0) {
                size += drain(length - size, digest);
                return new Drained(size, Digests.header(digest), Map.of(), size == length);
            }
            while (nextChunk()) {
                size += drain(chunk, digest);
            }
            return new Drained(size, Digests.header(digest), fields(), true);
        } catch (IOException | NumberFormatException brokenOff) {
            return new Drained(size, Digests.header(digest), Map.of(), false);
        }
    }

    /** Hangs up, in whatever state things are. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private long drain(long bytes, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long left = bytes;
        for (int read = 0; left > 0 && read >= 0; left -= Math.max(read, 0)) {
            read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            digest.update(buffer, 0, Math.max(read, 0));
        }
        return bytes - left;
    }

    private static String head(HttpRequest request) {
        StringBuilder head = new StringBuilder("GET %s HTTP/1.1\r\nHost: localhost\r\n"
                .formatted(request.uri().getRawPath()
                        + Objects.requireNonNullElse(request.uri().getRawQuery(), "")
                                .replaceFirst("^(?=.)", "?")));
        request.headers()
                .map()
                .forEach((name, values) -> values.forEach(value -> head.append("%s: %s\r\n".formatted(name, value))));
        return head.append("\r\n").toString();
    }

    /** Whether there is one more; the last is empty. */
    private boolean nextChunk() throws IOException {
        if (chunk > 0) {
            var _ = line();
        }
        chunk = Integer.parseInt(line(), 16);
        return chunk > 0;
    }

    private Received received(Map<String, String> trailers, boolean complete) {
        return new Received(body.toByteArray(), trailers, complete);
    }

    private Map<String, String> fields() throws IOException {
        Map<String, String> fields = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            fields.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return fields;
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
        return line.toString(StandardCharsets.US_ASCII);
    }

    /**
     * An answer's body.
     *
     * @param complete whether it ended as HTTP has it, not with the connection
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Received(byte[] body, Map<String, String> trailers, boolean complete) {}

    /**
     * An answer's body that was not kept.
     *
     * @param digest as {@code Repr-Digest} has it
     * @param complete whether it ended as HTTP has it, not with the connection
     */
    public record Drained(long size, String digest, Map<String, String> trailers, boolean complete) {}
}
