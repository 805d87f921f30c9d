package marketplace.order.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import marketplace.order.Answer;
import marketplace.order.TestMarketplace;
import marketplace.platform.problem.ProblemType;
import tools.jackson.databind.JsonNode;

/** An order when everything has come to rest, as the API shows it. */
record Aftermath(Answer order, List<JsonNode> timeline) {

    static Aftermath of(TestMarketplace market, String number) {
        Answer order = market.order(market.operator, number).expect(200);
        Answer timeline =
                market.operator.get("/v1/orders/%s/timeline".formatted(number)).expect(200);
        Aftermath aftermath = new Aftermath(
                order, timeline.body().at("/entries").valueStream().toList());
        aftermath.requireEveryVersion();
        aftermath.requireMoneyAddsUp();
        return aftermath;
    }

    void requireStatus(String status) {
        assertThat(order.text("/status")).isEqualTo(status);
    }

    /** The step happened once, and this role caused it. */
    void requireOnce(String type, String role) {
        assertThat(timeline.stream()
                        .filter(entry -> entry.at("/type").asString().equals(type)))
                .as(type)
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.at("/actor/role").asString()).isEqualTo(role));
    }

    void requireNever(String type) {
        assertThat(timeline).noneMatch(entry -> entry.at("/type").asString().equals(type));
    }

    /** The capture is on its way back in full, and it is told why. */
    void requireRefund(String captureId, long amount, String cause) {
        assertThat(order.body().at("/refunds")).singleElement().satisfies(refund -> {
            assertThat(refund.at("/refundId").asString()).isEqualTo("R-" + captureId);
            assertThat(refund.at("/amount/amount").asLong()).isEqualTo(amount);
            assertThat(refund.at("/cause").asString()).isEqualTo(cause);
        });
    }

    void requireNoRefund() {
        assertThat(order.body().at("/refunds")).isEmpty();
    }

    /** The capture that paid for it. */
    String paidBy() {
        return timeline.stream()
                .filter(entry -> entry.at("/type").asString().equals("order.paid.v1"))
                .map(entry -> entry.at("/details/captureId").asString())
                .findFirst()
                .orElseThrow();
    }

    /** Why not, where the order stands now, and what is possible instead. */
    static void requireTold(Answer loser, ProblemType problem, String status, String... allowed) {
        loser.expectProblem(problem);
        assertThat(loser.status()).isIn(409, 412);
        assertThat(loser.text("/orderStatus")).isEqualTo(status);
        assertThat(loser.body().at("/allowedActions").isArray()).isTrue();
        assertThat(loser.texts("/allowedActions")).containsExactly(allowed);
    }

    private void requireEveryVersion() {
        long version = order.body().at("/version").asLong();
        assertThat(timeline).hasSize((int) version);
        for (int i = 0; i < timeline.size(); i++) {
            assertThat(timeline.get(i).at("/version").asLong()).isEqualTo(i + 1);
        }
    }

    /** Captured is kept and given back. */
    private void requireMoneyAddsUp() {
        long paid = sum("order.paid.v1");
        long captured = paid + sum("order.stray-capture-received.v1");
        long kept = order.text("/status").equals("CANCELLED") ? 0 : paid;
        assertThat(captured).isEqualTo(kept + sum("order.refund-requested.v1"));
        assertThat(paid).isIn(0L, order.body().at("/price/amount").asLong());
    }

    private long sum(String type) {
        return timeline.stream()
                .filter(entry -> entry.at("/type").asString().equals(type))
                .mapToLong(entry -> entry.at("/details/amount/amount").asLong())
                .sum();
    }
}
