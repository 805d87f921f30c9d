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
        return Base64.getEncoder().encodeToString(sealBytes(owner, bytes(secret)));
    }

    /** The secret as it was given. */
    public String open(String owner, String sealed) {
        byte[] opened = openBytes(owner, Base64.getDecoder().decode(sealed));
        return new String(opened, StandardCharsets.UTF_8);
    }

    /**
     * Content as it may be stored.
     *
     * @param owner whose it is and what of it; for another one it cannot be opened
     */
    public byte[] sealBytes(String owner, byte[] content) {
        try {
            return aead.encrypt(content, bytes(owner));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("what belongs to %s was not sealed".formatted(owner), broken);
        }
    }

    /** Content as it was sealed for this owner. */
    public byte[] openBytes(String owner, byte[] sealed) {
        try {
            return aead.decrypt(sealed, bytes(owner));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("what belongs to %s does not open".formatted(owner), broken);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
