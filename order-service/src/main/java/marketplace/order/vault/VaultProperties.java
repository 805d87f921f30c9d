package marketplace.order.vault;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The key of completion information and of every other secret that is kept. There is no default.
 *
 * @param keyset a Tink AEAD keyset, JSON in base64; the primary key seals, every key opens
 */
@Validated
@ConfigurationProperties("marketplace.completion")
record VaultProperties(@NotBlank String keyset) {

    /** Not the generated one, which would print the key. */
    @Override
    public String toString() {
        return "VaultProperties[keyset=***]";
    }
}
