package marketplace.stack.demo;

import marketplace.stack.client.OrderView;

/** The provider does not start for more than 15 days. */
final class NeverStarted implements Story {

    @Override
    public String title() {
        return "Never started: cancelled and refunded";
    }

    @Override
    public String play(Stage stage) {
        OrderView order = stage.placedAndPaid(stage.alice());
        stage.moveTime();
        OrderView cancelled = stage.alice().awaitStatus(order.orderNumber(), "CANCELLED");
        stage.isTold(stage.alice(), order, "cancelled-not-started");
        stage.isTold(stage.acme(), order, "order-cancelled-not-started");
        OrderView refunded = stage.alice().awaitRefund(order.orderNumber(), "REFUNDED");
        stage.isTold(stage.alice(), order, "refunded");
        stage.expect(
                "one refund, not " + refunded.refundStates(),
                refunded.refundStates().size() == 1);
        OrderView.Cancellation cancellation = cancelled.cancellation();
        return "cancelled (%s) and refunded".formatted(cancellation == null ? "no cause" : cancellation.cause());
    }
}
