package marketplace.stack.demo;

import java.util.Locale;
import marketplace.contracts.WireMoney;
import marketplace.stack.client.OrderView;

/** The buyer wants half of the money back, and the provider agrees. */
final class RefundAgreed implements Story {

    @Override
    public String title() {
        return "A refund agreed on";
    }

    @Override
    public String play(Stage stage) {
        OrderView order = stage.startedFor(stage.alice());
        WireMoney highest = stage.alice().quotesRefund(order);
        WireMoney half = new WireMoney(highest.amount() / 2, highest.currency());
        OrderView asked = stage.alice().asksRefund(order, half, "one database instead of two");
        stage.says(stage.alice(), "could ask back %s, asks for %s".formatted(Stage.money(highest), Stage.money(half)));
        OrderView.Running running = asked.running();
        stage.expect(
                "the provider's time to answer runs",
                running != null && running.kind().equals("REFUND_ANSWER"));
        stage.isTold(stage.acme(), order, "answer-refund");
        stage.acme().agreesRefund(order);
        stage.says(stage.acme(), "agrees");
        OrderView refunded = stage.alice().awaitRefund(order.orderNumber(), "REFUNDED");
        stage.isTold(stage.alice(), order, "refunded");
        return "%s, %s refunded".formatted(refunded.status().toLowerCase(Locale.ROOT), Stage.money(half));
    }
}
