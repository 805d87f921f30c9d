package marketplace.order.product;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;
import marketplace.order.model.DeliveryMethod;
import marketplace.order.model.RequirementTemplate;
import marketplace.order.policy.DeadlineWishes;
import marketplace.order.product.ProductBody.DeliveryBody;
import marketplace.order.request.MoneyBody;
import org.jspecify.annotations.Nullable;

/** A product as callers see it. */
record ProductView(
        String productId,
        String providerId,
        long version,
        boolean listed,
        String name,
        MoneyBody listPrice,
        DeliveryMethod deliveryMethod,
        @Nullable RequirementTemplate requirementTemplate,
        @Nullable DeliveryBody delivery,
        Deadlines deadlines) {

    /** Periods that this product wants; absent ones are the marketplace's. */
    record Deadlines(
            @Nullable Duration payment,
            @Nullable Duration requirement,
            @Nullable Duration start,
            @Nullable Duration confirmation) {}

    /** A page of products; no {@code nextCursor} means that it is the last. */
    @Schema(name = "ProductPage")
    record Page(List<ProductView> products, @Nullable String nextCursor) {}

    static ProductView of(Product product) {
        DeadlineWishes wishes = product.offer().deadlines();
        return new ProductView(
                product.id(),
                product.providerId(),
                product.version(),
                product.listed(),
                product.offer().name(),
                MoneyBody.of(product.offer().listPrice()),
                product.offer().deliveryMethod(),
                product.offer().requirementTemplate(),
                DeliveryOffers.body(product.offer().delivery()),
                new Deadlines(wishes.payment(), wishes.requirement(), wishes.start(), wishes.confirmation()));
    }
}
