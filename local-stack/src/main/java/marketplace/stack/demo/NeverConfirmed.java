package marketplace.stack.demo;

import marketplace.stack.client.OrderView;

/** The buyer does not confirm for more than 15 days. */
final class NeverConfirmed implements Story {

    @Override
    public String title() {
        return "Never confirmed: the system confirms";
    }

    @Override
    public String play(Stage stage) {
        OrderView order = stage.placedAndPaid(stage.alice());
        stage.starts(order);
        stage.completes(order, "the migrated database answers on db1.example.com:5432");
        stage.isTold(stage.alice(), order, "please-confirm");
        stage.moveTime();
        OrderView confirmed = stage.alice().awaitStatus(order.orderNumber(), "COMPLETED");
        stage.expect("a completion time", confirmed.completedAt() != null);
        stage.isTold(stage.alice(), order, "confirmed-by-system");
        stage.isTold(stage.acme(), order, "order-confirmed-by-system");
        return "completed, confirmed by the system";
    }
}
