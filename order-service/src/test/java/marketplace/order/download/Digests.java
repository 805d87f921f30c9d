package marketplace.order.download;

import java.security.MessageDigest;
import java.util.Base64;

/** Digests as they stand in {@code Repr-Digest}. */
final class Digests {

    private Digests() {}

    static String header(MessageDigest digest) {
        return "sha-256=:%s:".formatted(Base64.getEncoder().encodeToString(digest.digest()));
    }
}
