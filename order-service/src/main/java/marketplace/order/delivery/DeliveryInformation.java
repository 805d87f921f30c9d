package marketplace.order.delivery;

import java.util.Map;
import marketplace.order.vault.Vault;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What an automatic delivery gives the buyer, as it is kept: sealed, name by name. */
@Component
public class DeliveryInformation {

    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

    private final Vault vault;
    private final JsonMapper json;

    DeliveryInformation(Vault vault, JsonMapper json) {
        this.vault = vault;
        this.json = json;
    }

    /** Seals it for the buyer of this order. */
    public String seal(String orderNumber, Map<String, String> values) {
        return vault.seal(orderNumber, json.writeValueAsString(values));
    }

    /** As it was delivered. */
    public Map<String, String> open(String orderNumber, String sealed) {
        return json.readValue(vault.open(orderNumber, sealed), VALUES);
    }
}
