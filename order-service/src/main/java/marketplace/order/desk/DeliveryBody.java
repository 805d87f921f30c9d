package marketplace.order.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import marketplace.order.model.DeliveryMethod;
import org.jspecify.annotations.Nullable;

/**
 * What was delivered.
 *
 * @param round for MANUAL: which completion it belongs to
 * @param completionInformation for MANUAL: what the provider wrote
 * @param values for the other methods, by name. SAAS: instanceId, and accessUrl, account and text as far as the vendor gave them;
 *     IMAGE: imageId, region, account, shareId; API: keyId, secret, endpoint, quota
 */
@Schema(name = "DeliveryInformation")
record DeliveryBody(
        DeliveryMethod deliveryMethod,
        @Nullable Integer round,
        @Nullable String completionInformation,
        @Nullable Map<String, String> values) {

    /** Not the generated one, which would print the secret. */
    @Override
    public String toString() {
        return "DeliveryBody[deliveryMethod=%s, completionInformation=***, values=***]".formatted(deliveryMethod);
    }
}
