package marketplace.order.attachment;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import marketplace.order.Answer;
import marketplace.order.Party;
import marketplace.order.download.RawHttp;
import marketplace.platform.security.Sha256;

/** Files that parties send and fetch. */
public final class TestFiles {

    /** The largest file that is taken unless somebody says otherwise. */
    static final int LARGEST = 10 * 1024 * 1024;

    private static final byte[] PDF = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);

    private TestFiles() {}

    /** Begins like a PDF and goes on as it likes, always the same for the same size. */
    static byte[] pdf(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        System.arraycopy(PDF, 0, content, 0, Math.min(size, PDF.length));
        return content;
    }

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String path(String number, String purpose, String name) {
        return "/v1/orders/%s/attachments?purpose=%s&name=%s"
                .formatted(number, purpose, URLEncoder.encode(name, StandardCharsets.UTF_8));
    }

    /** Uploads content with a length that is told before. */
    public static Answer upload(
            Party who, String number, String purpose, String name, String type, byte[] content, String... headers) {
        return upload(who, path(number, purpose, name), type, BodyPublishers.ofByteArray(content), headers);
    }

    static Answer upload(Party who, String path, String type, BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                who.request(path, headers).setHeader("Content-Type", type).POST(body);
        return who.send(request);
    }

    /** Uploads a note as a text file; its id. */
    @CanIgnoreReturnValue
    public static String note(Party who, String number, String purpose, String text) {
        return upload(who, number, purpose, "note.txt", "text/plain", text(text))
                .expect(201)
                .text("/attachmentId");
    }

    /** The body of a command that names these files as well. */
    public static Map<String, Object> naming(Map<String, Object> body, String... ids) {
        Map<String, Object> naming = new HashMap<>(body);
        naming.put("attachments", List.of(ids));
        return naming;
    }

    static byte[] fetch(Party who, String number, String id) {
        try (RawHttp http = RawHttp.get(who, "/v1/orders/%s/attachments/%s".formatted(number, id))) {
            return http.receive().body();
        }
    }

    public static Answer delete(Party who, String number, String id) {
        return who.send(who.request("/v1/orders/%s/attachments/%s".formatted(number, id))
                .DELETE());
    }

    static String sha256(byte[] content) {
        return HexFormat.of().formatHex(Sha256.of(content));
    }
}
