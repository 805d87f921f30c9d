package marketplace.order.download.file;

import java.util.Base64;

/**
 * What was written.
 *
 * @param rows number of orders
 * @param size number of bytes
 * @param sha256 of all bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record Rendered(long rows, long size, byte[] sha256) {

    /** As the header {@code Repr-Digest} has it (RFC 9530). */
    public String digest() {
        return digest(sha256);
    }

    public static String digest(byte[] sha256) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":";
    }
}
