package marketplace.stack.demo;

import marketplace.contracts.WireMoney;
import marketplace.stack.client.OrderView;

/** Placed, repriced, paid, done, confirmed. */
final class WholeLife implements Story {

    private static final WireMoney NEW_PRICE = new WireMoney(99_900, "CNY");
    private static final String SECRET = "console https://db1.example.com, user alice, password correct-horse";

    @Override
    public String title() {
        return "An order's whole life";
    }

    @Override
    public String play(Stage stage) {
        OrderView order = stage.places(stage.alice());
        reprice(stage, order);
        stage.pays(stage.alice(), order);
        stage.submitsForm(stage.alice(), order);
        stage.isTold(stage.acme(), order, "order-to-start");
        stage.starts(order);
        stage.completes(order, SECRET);
        stage.isTold(stage.alice(), order, "please-confirm");
        read(stage, order);
        return confirm(stage, order);
    }

    private static void reprice(Stage stage, OrderView order) {
        OrderView repriced = stage.acme().reprices(order, NEW_PRICE, "first order");
        stage.says(
                stage.acme(), "reprices %s -> %s".formatted(Stage.money(order.price()), Stage.money(repriced.price())));
        stage.isTold(stage.alice(), order, "pay-new-price");
        stage.getsMail(stage.alice(), order, "pay-new-price", Demo.ALICES_ADDRESS);
    }

    private static void read(Stage stage, OrderView order) {
        String information = stage.alice().readsCompletionInformation(order);
        stage.expect("the completion information as the provider wrote it", information.equals(SECRET));
        stage.says(stage.alice(), "reads it: " + information);
    }

    private static String confirm(Stage stage, OrderView order) {
        OrderView confirmed = stage.alice().confirms(order);
        stage.says(stage.alice(), "confirms");
        stage.expect(
                "COMPLETED after confirming, not " + confirmed.status(),
                confirmed.status().equals("COMPLETED"));
        stage.isTold(stage.alice(), order, "confirmed-by-you");
        stage.isTold(stage.acme(), order, "order-confirmed-by-buyer");
        return "completed, confirmed by the buyer";
    }
}
