package marketplace.stack.demo;

import marketplace.stack.client.OrderView;

/** The buyer rejects the completion, and confirms the next one. */
final class Reworked implements Story {

    @Override
    public String title() {
        return "A completion rejected, reworked, confirmed";
    }

    @Override
    public String play(Stage stage) {
        OrderView order = stage.placedAndPaid(stage.lilei());
        stage.starts(order);
        stage.completes(order, "the migrated database answers on db1.example.com:5432");
        stage.isTold(stage.lilei(), order, "please-confirm");
        reject(stage, order);
        stage.completes(order, "the same, and now with the indexes");
        OrderView confirmed = stage.lilei().confirms(order);
        stage.says(stage.lilei(), "confirms");
        stage.expect(
                "COMPLETED after confirming, not " + confirmed.status(),
                confirmed.status().equals("COMPLETED"));
        stage.isTold(stage.lilei(), order, "confirmed-by-you");
        return "completed at the second attempt, confirmed by the buyer";
    }

    private static void reject(Stage stage, OrderView order) {
        OrderView rejected = stage.lilei().rejects(order, "the indexes are missing");
        stage.says(stage.lilei(), "rejects the completion: the indexes are missing");
        stage.expect(
                "IN_PROGRESS after a rejection, not " + rejected.status(),
                rejected.status().equals("IN_PROGRESS"));
        stage.isTold(stage.acme(), order, "rework-asked-for");
    }
}
