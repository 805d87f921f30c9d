package marketplace.order.request;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The key that digests of requests are made with. There is no default.
 *
 * @param digestKey at least 32 bytes in base64
 */
@Validated
@ConfigurationProperties("marketplace.requests")
record RequestProperties(@NotBlank String digestKey) {

    /** Not the generated one, which would print the key. */
    @Override
    public String toString() {
        return "RequestProperties[digestKey=***]";
    }
}
