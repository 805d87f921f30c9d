package marketplace.order.model;

import org.jspecify.annotations.Nullable;

/**
 * The product as it was when the order was placed.
 *
 * @param requirementTemplate the form that the buyer fills in after paying; null where none is asked for
 * @param delivery what is delivered by itself; null where people do it
 */
public record ProductSnapshot(
        String id,
        String name,
        String providerId,
        DeliveryMethod deliveryMethod,
        Money listPrice,
        @Nullable RequirementTemplate requirementTemplate,
        @Nullable AutomaticDelivery delivery) {

    public boolean requirementAsked() {
        return requirementTemplate != null;
    }
}
