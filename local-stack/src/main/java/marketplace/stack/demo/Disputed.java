package marketplace.stack.demo;

import java.util.List;
import java.util.Objects;
import marketplace.contracts.WireMoney;
import marketplace.stack.client.OrderView;

/** The parties do not agree whether it is done: time stands still until the operator has decided. */
final class Disputed implements Story {

    @Override
    public String title() {
        return "A dispute, decided by the operator";
    }

    @Override
    public String play(Stage stage) {
        OrderView order = stage.startedFor(stage.lilei());
        stage.acme().completes(order, "the migrated database answers on db1.example.com:5432");
        OrderView disputed = stage.lilei().disputes(order, "it answers, but half of the tables are empty");
        stage.says(stage.lilei(), "disputes the completion: half of the tables are empty");
        stage.expect(
                "the confirmation's clock stands still",
                Objects.requireNonNullElse(disputed.paused(), List.of()).size() == 1 && disputed.running() == null);
        stage.isTold(stage.acme(), order, "answer-dispute");
        stage.acme().addsEvidence(order, "they were empty before");
        stage.says(stage.acme(), "says that they were empty before");
        stage.moveTime();
        WireMoney part = new WireMoney(30_000, "CNY");
        OrderView decided =
                stage.operator().cancels(order, part, "The tables were not asked for, but the form is unclear.");
        stage.says(stage.operator(), "cancels the order and gives %s back".formatted(Stage.money(part)));
        stage.expect("CANCELLED, not " + decided.status(), decided.status().equals("CANCELLED"));
        stage.isTold(stage.lilei(), order, "dispute-settled-with-refund");
        OrderView refunded = stage.lilei().awaitRefund(order.orderNumber(), "REFUNDED");
        stage.expect("never completed", refunded.completedAt() == null);
        return "nothing confirmed itself meanwhile; %s refunded".formatted(Stage.money(part));
    }
}
