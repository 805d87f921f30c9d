package marketplace.order.delivery;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import marketplace.order.model.IssuedKey;
import marketplace.platform.security.Sha256;
import org.springframework.stereotype.Component;

/** Makes key pairs for APIs. The secret is known to the buyer alone; whoever checks calls has its digest. */
@Component
public class ApiKeys {

    private static final int SECRET_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final DeliveryInformation information;

    ApiKeys(DeliveryInformation information) {
        this.information = information;
    }

    /** A new key pair, sealed for the buyer of this order. */
    public IssuedKey issue(String orderNumber) {
        String keyId = "K-" + UUID.randomUUID();
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String sealed = information.seal(orderNumber, Map.of("keyId", keyId, "secret", secret));
        return new IssuedKey(keyId, sealed, sha256(secret));
    }

    private static String sha256(String secret) {
        return HexFormat.of().formatHex(Sha256.of(secret.getBytes(StandardCharsets.US_ASCII)));
    }
}
