package marketplace.stack.client;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.URI;
import java.util.Map;
import marketplace.contracts.Role;
import marketplace.contracts.WireMoney;

/** Who lists, reprices, starts and completes. */
public final class Provider extends Party {

    Provider(Marketplace marketplace, String id) {
        super(marketplace, id, marketplace.token(Role.PROVIDER, id));
    }

    @Override
    public String title() {
        return "provider " + id();
    }

    public Product lists(Product.Draft draft) {
        return post(marketplace.addresses().orders() + "/v1/products", draft, Product.class);
    }

    /** Replaces the price that it sees in this view of the order. */
    @CanIgnoreReturnValue
    public OrderView reprices(OrderView seen, WireMoney price, String reason) {
        Map<String, Object> body = Map.of("price", price, "reason", reason);
        return replace(seen, "reprice", body, order -> order.price().equals(seen.price()));
    }

    /** Starts on the requirement form as the provider sees it in this view of the order. */
    @CanIgnoreReturnValue
    public OrderView starts(OrderView seen) {
        OrderView.Requirement form = seen.requirement();
        return act(seen, "start", form == null ? Map.of() : Map.of("requirementVersion", form.version()));
    }

    /** Says where its system makes instances of a product. */
    public void registers(Product product, URI vendor, String secret) {
        String uri = "%s/v1/products/%s/vendor-endpoint"
                .formatted(marketplace.addresses().orders(), product.productId());
        put(uri, Map.of("url", vendor.toString(), "secret", secret));
    }

    /** Agrees to the first claim of the order. */
    @CanIgnoreReturnValue
    public OrderView agreesRefund(OrderView order) {
        return act(order, "agree-refund", Map.of("claim", 1));
    }

    @CanIgnoreReturnValue
    public OrderView addsEvidence(OrderView order, String text) {
        return act(order, "add-evidence", Map.of("text", text));
    }

    @CanIgnoreReturnValue
    public OrderView completes(OrderView order, String completionInformation) {
        return act(order, "complete", Map.of("completionInformation", completionInformation));
    }
}
