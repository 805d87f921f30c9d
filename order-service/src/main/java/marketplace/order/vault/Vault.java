package marketplace.order.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Seals secrets. Whose a secret is, such as an order's by its number, is sealed in with it: given to another it cannot be opened. */
@Component
@EnableConfigurationProperties(VaultProperties.class)
public class Vault {

    private final Aead aead;

    Vault(VaultProperties properties) throws GeneralSecurityException {
        AeadConfig.register();
        String keyset = new String(Base64.getDecoder().decode(properties.keyset()), StandardCharsets.UTF_8);
        this.aead = TinkJsonProtoKeysetFormat.parseKeyset(
                        keyset, RegistryConfiguration.get(), InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** The secret as it may be stored. */
    public String seal(String owner, String secret) {
        try {
            byte[] sealed = aead.encrypt(bytes(secret), bytes(owner));
            return Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a secret was not sealed", broken);
        }
    }

    /** The secret as it was given. */
    public String open(String owner, String sealed) {
        try {
            byte[] opened = aead.decrypt(Base64.getDecoder().decode(sealed), bytes(owner));
            return new String(opened, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the secret of %s does not open".formatted(owner), broken);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
