package marketplace.stack.client;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.Map;
import marketplace.contracts.Role;
import marketplace.contracts.WireMoney;

/** Who places, pays and confirms. */
public final class Buyer extends Party {

    Buyer(Marketplace marketplace, String id) {
        super(marketplace, id, marketplace.token(Role.BUYER, id));
    }

    @Override
    public String title() {
        return "buyer " + id();
    }

    public OrderView places(Product product) {
        Contact contact = new Contact(id(), "+86 138 0000 0000", id() + "@example.com");
        return post(
                marketplace.addresses().orders() + "/v1/orders",
                new Placement(product.productId(), contact),
                OrderView.class);
    }

    /** Asks to pay, and pays at the payment platform. The order knows of it a moment later. */
    @CanIgnoreReturnValue
    public WireMoney pays(OrderView order) {
        OrderView.PaymentAttempt attempt = opensAttempt(order);
        pays(order, attempt);
        return attempt.amount();
    }

    /** Asks to pay the price as it stands. */
    public OrderView.PaymentAttempt opensAttempt(OrderView order) {
        return act(order, "open-payment-attempt", null).latestAttempt();
    }

    /** Pays at the payment platform what an attempt says, whether the order still wants it or not. */
    public void pays(OrderView order, OrderView.PaymentAttempt attempt) {
        Payment payment = new Payment(order.orderNumber(), attempt.attemptId(), attempt.amount());
        send(marketplace.addresses().payments() + "/payments", payment);
    }

    @CanIgnoreReturnValue
    public OrderView submitsForm(OrderView order, Map<String, ?> answers) {
        return act(order, "submit-requirement", Map.of("answers", answers));
    }

    public String readsCompletionInformation(OrderView order) {
        String uri =
                "%s/v1/orders/%s/delivery".formatted(marketplace.addresses().orders(), order.orderNumber());
        return get(uri, Completion.class).completionInformation();
    }

    /** What an automatic delivery gave. */
    public Map<String, String> readsDelivery(OrderView order) {
        String uri =
                "%s/v1/orders/%s/delivery".formatted(marketplace.addresses().orders(), order.orderNumber());
        return get(uri, Delivered.class).values();
    }

    @CanIgnoreReturnValue
    public OrderView confirms(OrderView order) {
        return act(order, "confirm", null);
    }

    @CanIgnoreReturnValue
    public OrderView rejects(OrderView order, String reason) {
        return act(order, "reject-completion", Map.of("reason", reason));
    }

    /** The most that this buyer could ask back now. */
    public WireMoney quotesRefund(OrderView order) {
        String uri =
                "%s/v1/orders/%s/quote-refund".formatted(marketplace.addresses().orders(), order.orderNumber());
        return post(uri, null, Quote.class).highest();
    }

    public OrderView asksRefund(OrderView order, WireMoney amount, String why) {
        return act(order, "ask-refund", Map.of("reason", "NOT_AS_DESCRIBED", "text", why, "amount", amount));
    }

    public OrderView disputes(OrderView order, String why) {
        return act(order, "open-dispute", Map.of("reason", why));
    }

    public OrderView rotatesKey(OrderView order) {
        return act(order, "rotate-key", null);
    }

    private record Quote(WireMoney highest) {}

    private record Delivered(Map<String, String> values) {}

    private record Contact(String name, String phone, String email) {}

    private record Placement(String productId, Contact contact) {}

    private record Payment(String orderNumber, String attemptId, WireMoney amount) {}

    private record Completion(String completionInformation) {}
}
