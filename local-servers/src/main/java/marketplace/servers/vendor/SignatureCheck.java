package marketplace.servers.vendor;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Whether a call comes from the marketplace, written after docs/vendors.md. */
final class SignatureCheck {

    /** Finds nothing wrong. */
    static final String FINE = "";

    private static final String WRONG_TIME = "wrong time";
    private static final Duration TOLERANCE = Duration.ofSeconds(30);
    private static final HexFormat HEX = HexFormat.of();

    private final Clock clock;

    SignatureCheck(Clock clock) {
        this.clock = clock;
    }

    /** What is wrong with the call; {@link #FINE} when nothing is. */
    String complaint(HttpExchange exchange, byte[] body, List<String> secrets) {
        Headers headers = exchange.getRequestHeaders();
        String timestamp = Objects.requireNonNullElse(headers.getFirst("Marketplace-Timestamp"), "");
        if (!isNow(timestamp)) {
            return WRONG_TIME;
        }
        String signed = String.join(
                "\n",
                "v1",
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                timestamp,
                HEX.formatHex(sha256(body)));
        return secrets.stream().anyMatch(secret -> isAmong(headers.getFirst("Marketplace-Signature"), secret, signed))
                ? FINE
                : "wrong signature";
    }

    /** Whether the complaint is about the time alone. */
    static boolean isAboutTime(String complaint) {
        return complaint.equals(WRONG_TIME);
    }

    private boolean isNow(String timestamp) {
        if (!timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        long apart = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp));
        return apart <= TOLERANCE.toSeconds();
    }

    /** While a secret is being replaced there are two signatures, each after the id of its key. */
    private static boolean isAmong(@Nullable String header, String secret, String signed) {
        byte[] expected = hmac(secret, signed);
        for (String part : Objects.requireNonNullElse(header, "").split(",", -1)) {
            String hex = part.substring(part.indexOf('=') + 1).strip();
            if (hex.matches("[0-9a-f]{64}") && MessageDigest.isEqual(HEX.parseHex(hex), expected)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
