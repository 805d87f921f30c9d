package marketplace.stack.demo;

import java.security.SecureRandom;
import java.util.Base64;
import marketplace.servers.vendor.Behaviour;
import marketplace.servers.vendor.ReferenceVendor;
import marketplace.stack.client.OrderView;
import marketplace.stack.client.Product;

/** An instance: the vendor takes its time, and destroys it when the money goes back. */
final class InstanceOfAVendor implements Story {

    private static final int SECRET_BYTES = 32;

    @Override
    public String title() {
        return "An instance, made by its vendor and given back";
    }

    @Override
    public String play(Stage stage) {
        String secret = secret();
        try (ReferenceVendor vendor = ReferenceVendor.start(secret)) {
            Product product = stage.acme().lists(Product.logSearch(Demo.LIST_PRICE));
            stage.acme().registers(product, vendor.url(), secret);
            vendor.behave(product.productId(), Behaviour.late(1));
            OrderView order = stage.places(stage.alice(), product);
            stage.says(stage.alice(), "pays " + Stage.money(stage.alice().pays(order)));
            OrderView completed = stage.alice().awaitStatus(order.orderNumber(), "COMPLETED");
            stage.says(stage.acme(), "makes instance %s, at the second question".formatted(completed.delivered()));
            stage.says(
                    stage.alice(),
                    "reads it: " + stage.alice().readsDelivery(order).keySet());
            return givenBack(stage, completed, vendor);
        }
    }

    private static String givenBack(Stage stage, OrderView order, ReferenceVendor vendor) {
        OrderView asked = stage.alice().asksRefund(order, order.price(), "does not find our logs");
        stage.acme().agreesRefund(asked);
        stage.says(stage.alice(), "asks for the money back on the first day, and the provider agrees");
        OrderView undone = stage.alice().awaitDestroyed(order.orderNumber());
        stage.expect(
                "no instance runs any more",
                vendor.running(undone.orderNumber()).isEmpty());
        return "completed by itself; refunded, and the instance destroyed";
    }

    private static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
