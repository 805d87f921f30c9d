package marketplace.order.request;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Digests of what was asked for, kept beside idempotency keys. Keyed: a plain hash of completion information would let whoever reads
 * the database guess it.
 */
@Component
@EnableConfigurationProperties(RequestProperties.class)
public class RequestDigests {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_KEY = 32;
    private static final int KEPT_BYTES = 16;

    private final SecretKeySpec key;
    private final JsonMapper json;

    RequestDigests(RequestProperties properties, JsonMapper json) {
        this.key = new SecretKeySpec(keyBytes(properties), ALGORITHM);
        this.json = json;
    }

    static byte[] keyBytes(RequestProperties properties) {
        byte[] bytes = Base64.getDecoder().decode(properties.digestKey());
        if (bytes.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("marketplace.requests.digest-key has at least 32 bytes");
        }
        return bytes;
    }

    /** The digest of a request for this operation with this body. */
    public String digest(String operation, Object body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(operation.getBytes(StandardCharsets.UTF_8));
            byte[] digest = mac.doFinal(json.writeValueAsBytes(body));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, KEPT_BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
