package marketplace.order.completion;

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

/** Seals completion information. The order number is sealed in with it: moved to another order it cannot be opened. */
@Component
@EnableConfigurationProperties(CompletionProperties.class)
public class CompletionVault {

    private final Aead aead;

    CompletionVault(CompletionProperties properties) throws GeneralSecurityException {
        AeadConfig.register();
        String keyset = new String(Base64.getDecoder().decode(properties.keyset()), StandardCharsets.UTF_8);
        this.aead = TinkJsonProtoKeysetFormat.parseKeyset(
                        keyset, RegistryConfiguration.get(), InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** The information as it may be stored. */
    public String seal(String orderNumber, String information) {
        try {
            byte[] sealed = aead.encrypt(bytes(information), bytes(orderNumber));
            return Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("completion information was not sealed", broken);
        }
    }

    /** The information as the provider wrote it. */
    public String open(String orderNumber, String sealed) {
        try {
            byte[] opened = aead.decrypt(Base64.getDecoder().decode(sealed), bytes(orderNumber));
            return new String(opened, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(
                    "completion information of %s does not open".formatted(orderNumber), broken);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
