package marketplace.stack.demo;

import marketplace.stack.client.OrderView;
import marketplace.stack.client.Product;

/** An image: the image platform shares it with the buyer's account. */
final class SharedImage implements Story {

    @Override
    public String title() {
        return "An image, shared at once";
    }

    @Override
    public String play(Stage stage) {
        Product product = stage.acme().lists(Product.hardenedImage(Demo.LIST_PRICE));
        OrderView order = stage.places(stage.lilei(), product);
        stage.says(stage.lilei(), "pays " + Stage.money(stage.lilei().pays(order)));
        OrderView completed = stage.lilei().awaitStatus(order.orderNumber(), "COMPLETED");
        stage.says(stage.lilei(), "reads it: " + stage.lilei().readsDelivery(completed));
        return "completed without anybody's doing";
    }
}
