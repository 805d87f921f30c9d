package marketplace.bench.placing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import marketplace.bench.load.Requests;
import marketplace.bench.part.Tokens;

/** Buyers that order a product, one after the other, each request with its own idempotency key. */
final class Placings implements Requests {

    private static final byte[] HEAD = ascii("""
            POST /v1/orders HTTP/1.1\r
            Host: bench\r
            Content-Type: application/json\r
            Authorization:\s""");

    private final Tokens tokens;
    private final String keys;
    private final byte[] body;
    private int sent;

    Placings(Tokens tokens, String productId, long seed) {
        this.tokens = tokens;
        // Signed before the load begins.
        byte[] _ = tokens.buyer(0);
        this.keys = "place-" + seed + "-";
        this.body = ascii("""
                {"productId":"%s","contact":{"name":"Li Lei","phone":"+86 138 0000 0000","email":"li.lei@example.com"}}""".formatted(productId));
    }

    @Override
    public void write(int connection, ByteBuffer request) {
        request.put(HEAD)
                .put(tokens.buyer(sent))
                .put(ascii("\r\nIdempotency-Key: " + keys + sent++ + "\r\nContent-Length: " + body.length + "\r\n\r\n"))
                .put(body);
    }

    @Override
    public void answered(int connection, int status, ByteBuffer answer) {
        // How many there were of each status is counted by the load.
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
