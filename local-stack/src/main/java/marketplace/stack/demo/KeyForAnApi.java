package marketplace.stack.demo;

import marketplace.stack.client.OrderView;
import marketplace.stack.client.Product;

/** An API: the key is there as soon as the order is paid, and can be replaced. */
final class KeyForAnApi implements Story {

    @Override
    public String title() {
        return "An API, delivered at once";
    }

    @Override
    public String play(Stage stage) {
        Product api = stage.acme().lists(Product.geocoding(Demo.LIST_PRICE));
        OrderView order = stage.places(stage.alice(), api);
        stage.says(stage.alice(), "pays " + Stage.money(stage.alice().pays(order)));
        OrderView completed = stage.alice().awaitStatus(order.orderNumber(), "COMPLETED");
        stage.isTold(stage.alice(), order, "delivery-ready");
        String first = completed.delivered();
        String second = stage.alice().rotatesKey(order).delivered();
        stage.says(stage.alice(), "replaces the key %s".formatted(first));
        stage.expect("another key than the first", !second.equals(first));
        stage.isTold(stage.alice(), order, "key-replaced");
        return "completed without anybody's doing";
    }
}
