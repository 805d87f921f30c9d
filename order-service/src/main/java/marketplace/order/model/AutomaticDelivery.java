package marketplace.order.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What is to be delivered without people, as the product said when it was ordered. Holds no secret. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AutomaticDelivery.Saas.class, name = "SAAS"),
    @JsonSubTypes.Type(value = AutomaticDelivery.Image.class, name = "IMAGE"),
    @JsonSubTypes.Type(value = AutomaticDelivery.Api.class, name = "API"),
})
public sealed interface AutomaticDelivery {

    /** The delivery method that this belongs to. */
    DeliveryMethod method();

    /**
     * An instance made by the provider's system.
     *
     * @param plan which of its plans, in the provider's words
     */
    record Saas(String plan) implements AutomaticDelivery {
        @Override
        public DeliveryMethod method() {
            return DeliveryMethod.SAAS;
        }
    }

    /** An image, shared in one region. */
    record Image(String imageId, String region) implements AutomaticDelivery {
        @Override
        public DeliveryMethod method() {
            return DeliveryMethod.IMAGE;
        }
    }

    /**
     * Calls of an API.
     *
     * @param endpoint where it is called
     * @param quota how much of it was bought, in the provider's words
     */
    record Api(String endpoint, String quota) implements AutomaticDelivery {
        @Override
        public DeliveryMethod method() {
            return DeliveryMethod.API;
        }
    }
}
