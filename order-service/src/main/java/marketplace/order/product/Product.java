package marketplace.order.product;

import marketplace.order.model.AutomaticDelivery;
import marketplace.order.model.DeliveryMethod;
import marketplace.order.model.Money;
import marketplace.order.model.ProductSnapshot;
import marketplace.order.model.RequirementTemplate;
import marketplace.order.policy.DeadlineWishes;
import org.jspecify.annotations.Nullable;

/**
 * What a provider sells. Orders keep a copy: a change touches later orders only.
 *
 * @param listed whether it can be ordered
 */
public record Product(String id, String providerId, long version, boolean listed, Offer offer) {

    /**
     * What the provider decides.
     *
     * @param requirementTemplate null where no form is asked for
     * @param delivery what is delivered by itself; null where people do it
     */
    public record Offer(
            String name,
            Money listPrice,
            DeliveryMethod deliveryMethod,
            @Nullable RequirementTemplate requirementTemplate,
            @Nullable AutomaticDelivery delivery,
            DeadlineWishes deadlines) {}

    /** The product as an order keeps it. */
    public ProductSnapshot snapshot() {
        return new ProductSnapshot(
                id,
                offer.name(),
                providerId,
                offer.deliveryMethod(),
                offer.listPrice(),
                offer.requirementTemplate(),
                offer.delivery());
    }
}
