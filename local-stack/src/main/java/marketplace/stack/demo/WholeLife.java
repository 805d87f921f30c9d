package marketplace.stack.demo;

import java.util.List;
import java.util.Objects;
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
        OrderView.PaymentAttempt old = stage.alice().opensAttempt(order);
        reprice(stage, order);
        payOldPrice(stage, order, old);
        stage.pays(stage.alice(), order);
        stage.submitsForm(stage.alice(), order);
        stage.isTold(stage.acme(), order, "order-to-start");
        stage.starts(order);
        stage.completes(order, SECRET);
        stage.isTold(stage.alice(), order, "please-confirm");
        read(stage, order);
        confirm(stage, order);
        query(stage, order);
        return "completed, confirmed by the buyer";
    }

    private static void reprice(Stage stage, OrderView order) {
        OrderView repriced = stage.acme().reprices(order, NEW_PRICE, "first order");
        stage.says(
                stage.acme(), "reprices %s -> %s".formatted(Stage.money(order.price()), Stage.money(repriced.price())));
        stage.isTold(stage.alice(), order, "pay-new-price");
        stage.getsMail(stage.alice(), order, "pay-new-price", Demo.ALICES_ADDRESS);
    }

    /** Money for a price that no longer holds pays for nothing, and comes back. */
    private static void payOldPrice(Stage stage, OrderView order, OrderView.PaymentAttempt old) {
        stage.alice().pays(order, old);
        OrderView after = stage.alice().awaitRefund(order.orderNumber(), "REFUNDED");
        OrderView.Refund refund = Objects.requireNonNull(after.refunds()).getFirst();
        stage.expect("the whole amount back", refund.amount().equals(old.amount()));
        stage.expect("an unpaid order", after.status().equals("PENDING_PAYMENT"));
        stage.says(
                stage.alice(),
                "pays the old price all the same, and gets %s back (%s)"
                        .formatted(Stage.money(refund.amount()), refund.cause()));
    }

    private static void read(Stage stage, OrderView order) {
        String information = stage.alice().readsCompletionInformation(order);
        stage.expect("the completion information as the provider wrote it", information.equals(SECRET));
        stage.says(stage.alice(), "reads it: " + information);
    }

    private static void confirm(Stage stage, OrderView order) {
        OrderView confirmed = stage.alice().confirms(order);
        stage.says(stage.alice(), "confirms");
        stage.expect(
                "COMPLETED after confirming, not " + confirmed.status(),
                confirmed.status().equals("COMPLETED"));
        stage.isTold(stage.alice(), order, "confirmed-by-you");
        stage.isTold(stage.acme(), order, "order-confirmed-by-buyer");
    }

    /** One query, counted and as a file. */
    private static void query(Stage stage, OrderView order) {
        String query = "timeBasis=COMPLETION&zone=Asia/Shanghai&productId="
                + stage.product().productId();
        long count = stage.acme().count(query);
        List<String> file = stage.acme().download(query);
        stage.expect("the order in the file", file.stream().anyMatch(line -> line.contains(order.orderNumber())));
        stage.expect("all orders in the file", file.size() == count + 1);
        stage.says(
                stage.acme(), "queries the completed orders of this product: %d, downloaded as CSV".formatted(count));
    }
}
