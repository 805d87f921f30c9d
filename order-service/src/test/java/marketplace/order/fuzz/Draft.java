package marketplace.order.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import marketplace.order.fuzz.FuzzRequest.Ending;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request that can still be changed. Texts have one character for each byte that is sent. */
final class Draft {

    private static final int MUCH = 60_000;

    String method;
    String path;
    final List<String> query = new ArrayList<>();
    final List<Header> headers = new ArrayList<>();

    /** What is sent as JSON; null where the body is other bytes. */
    @Nullable
    JsonNode json;

    byte[] body = new byte[0];
    Framing framing = Framing.LENGTH;
    boolean trusted = true;

    Draft(String method, String path) {
        this.method = method;
        this.path = path;
    }

    /** A line of the head. */
    record Header(String name, String value) {}

    /** How a server learns where a body ends. */
    enum Framing {
        LENGTH,
        CHUNKS,
        /** Less comes than is told. */
        BROKEN_OFF
    }

    /** The bytes of a text in UTF-8, each as a character. */
    static String wire(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** Replaces the header. */
    void header(String name, String value) {
        headers.removeIf(header -> header.name().equalsIgnoreCase(name));
        headers.add(new Header(name, value));
    }

    /** The body as bytes from here on. */
    byte[] bytes() {
        if (json != null) {
            body = JsonMapper.shared().writeValueAsBytes(json);
            json = null;
        }
        return body;
    }

    FuzzRequest request() {
        byte[] content = bytes();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(latin(head(content.length)));
        switch (framing) {
            case LENGTH -> bytes.writeBytes(content);
            case CHUNKS -> bytes.writeBytes(chunked(content));
            case BROKEN_OFF -> bytes.write(content, 0, content.length / 2);
        }
        return new FuzzRequest(method, target(), bytes.toByteArray(), ending(bytes.size()), trusted);
    }

    private Ending ending(int size) {
        if (framing == Framing.BROKEN_OFF) {
            return Ending.CUT_OFF;
        }
        return size > MUCH ? Ending.PERHAPS : Ending.ANSWER;
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private String target() {
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private String head(int length) {
        StringBuilder head = new StringBuilder("%s %s HTTP/1.1\r\n".formatted(method, target()));
        if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase("Host"))) {
            head.append("Host: localhost\r\n");
        }
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        if (framing == Framing.CHUNKS) {
            head.append("Transfer-Encoding: chunked\r\n");
        } else if (length > 0 || !method.equals("GET")) {
            head.append("Content-Length: %d\r\n".formatted(length));
        }
        return head.append("\r\n").toString();
    }

    private static byte[] chunked(byte[] content) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        int half = content.length / 2;
        for (int[] part : new int[][] {{0, half}, {half, content.length}}) {
            if (part[1] > part[0]) {
                chunks.writeBytes(latin("%x\r\n".formatted(part[1] - part[0])));
                chunks.write(content, part[0], part[1] - part[0]);
                chunks.writeBytes(latin("\r\n"));
            }
        }
        chunks.writeBytes(latin("0\r\n\r\n"));
        return chunks.toByteArray();
    }
}
