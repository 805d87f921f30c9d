package marketplace.order.vendor;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor is told of an order.
 *
 * @param plan which of the product's plans was bought; null where it has none
 * @param test whether nobody has bought anything
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VendorOrder(
        String orderNumber, String productId, @Nullable String plan, String buyerAccount, boolean test) {

    /** The same order, of another plan. */
    public VendorOrder withPlan(String other) {
        return new VendorOrder(orderNumber, productId, other, buyerAccount, test);
    }
}
