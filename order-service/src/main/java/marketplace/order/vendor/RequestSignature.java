package marketplace.order.vendor;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import marketplace.order.vendor.VendorEndpoint.SigningKey;
import marketplace.platform.security.Sha256;
import org.springframework.http.HttpHeaders;

/** Signs calls, as docs/vendors.md tells vendors to check them. */
final class RequestSignature {

    static final String TIMESTAMP = "Marketplace-Timestamp";
    static final String SIGNATURE = "Marketplace-Signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final HexFormat HEX = HexFormat.of();

    private RequestSignature() {}

    /** Puts time and signatures to a POST of this body. */
    static void sign(HttpHeaders headers, VendorEndpoint endpoint, Instant at, byte[] body) {
        String timestamp = Long.toString(at.getEpochSecond());
        String signed = String.join("\n", "v1", "POST", target(endpoint), timestamp, HEX.formatHex(Sha256.of(body)));
        headers.set(TIMESTAMP, timestamp);
        headers.set(
                SIGNATURE,
                endpoint.keys().stream().map(key -> signature(key, signed)).collect(Collectors.joining(", ")));
    }

    /** Path and query, byte by byte as they are sent. */
    private static String target(VendorEndpoint endpoint) {
        String path = endpoint.url().getRawPath();
        String query = endpoint.url().getRawQuery();
        return (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    }

    private static String signature(SigningKey key, String signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes(key.secret()), ALGORITHM));
            return "%s=%s".formatted(key.id(), HEX.formatHex(mac.doFinal(bytes(signed))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
