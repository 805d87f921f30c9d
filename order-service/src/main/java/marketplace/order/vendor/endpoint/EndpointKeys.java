package marketplace.order.vendor.endpoint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import marketplace.order.vault.Vault;
import marketplace.order.vendor.VendorEndpoint.SigningKey;
import marketplace.order.vendor.endpoint.RegisteredEndpoint.SealedKey;
import org.springframework.stereotype.Component;

/** Seals the secrets of endpoints. Each opens for its product and its key alone. */
@Component
class EndpointKeys {

    private static final int ID_LENGTH = 12;

    private final Vault vault;

    EndpointKeys(Vault vault) {
        this.vault = vault;
    }

    /** A new key with this secret. */
    SealedKey seal(String productId, String secret) {
        String id = "vk_" + UUID.randomUUID().toString().replace("-", "").substring(0, ID_LENGTH);
        return new SealedKey(id, vault.seal(owner(productId, id), secret));
    }

    SigningKey open(String productId, SealedKey key) {
        return new SigningKey(key.id(), vault.open(owner(productId, key.id()), key.sealedSecret()));
    }

    /** Whether the key has this secret. */
    boolean isOf(String productId, SealedKey key, String secret) {
        return MessageDigest.isEqual(
                open(productId, key).secret().getBytes(StandardCharsets.UTF_8),
                secret.getBytes(StandardCharsets.UTF_8));
    }

    private static String owner(String productId, String keyId) {
        return "vendor-endpoint|%s|%s".formatted(productId, keyId);
    }
}
