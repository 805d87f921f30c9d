package marketplace.order.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import marketplace.contracts.PaymentEventMessage.RefundCompleted;
import marketplace.contracts.PaymentEventMessage.RefundFailed;
import marketplace.contracts.Topics;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.lane.Lanes;
import marketplace.order.lane.Submission;
import marketplace.order.model.Actor;
import marketplace.order.model.DeliveryMethod;
import marketplace.order.model.OrderCommand;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;

/** Orders to which happens what happens to no order that goes well. */
final class ClaimStories {

    private static final Map<String, Object> REFUND = Map.of("reason", "OTHER", "text", "not as agreed");
    private static final Map<String, Object> DISPUTE = Map.of("reason", "no answer");

    private final TestMarketplace market;
    private final TestClock clock;

    ClaimStories(TestMarketplace market, TestClock clock) {
        this.market = market;
        this.clock = clock;
    }

    /** More time, disputes and refund claims, the last of which is agreed to and cannot be paid. */
    String disagreed() {
        String number = market.awaitingStart(market.productWithoutForm());
        provider(number, "propose-extension", extension(number, 1));
        buyer(number, "decline-extension", Map.of("proposal", 1));
        provider(number, "propose-extension", extension(number, 2));
        buyer(number, "accept-extension", Map.of("proposal", 2));
        buyer(number, "ask-refund", REFUND);
        provider(number, "refuse-refund", Map.of("claim", 1, "reason", "as agreed"));
        buyer(number, "ask-refund", REFUND);
        buyer(number, "withdraw-refund", "");
        buyer(number, "open-dispute", DISPUTE);
        provider(number, "add-evidence", Map.of("text", "we wrote twice"));
        buyer(number, "withdraw-dispute", "");
        provider(number, "open-dispute", DISPUTE);
        operator(number, "decide-dispute", Map.of("outcome", "CONTINUE", "reason", "both were heard"));
        buyer(number, "ask-refund", REFUND);
        provider(number, "agree-refund", Map.of("claim", 3));
        refundFails(number, "F-1");
        operator(number, "retry-refund", Map.of("refundId", refund(number)));
        refundFails(number, "F-2");
        operator(number, "settle-refund", Map.of("refundId", refund(number), "note", "by bank transfer"));
        refundSucceeds(number);
        operator(number, "settle-refund", Map.of("refundId", refund(number), "note", "it came back"));
        return number;
    }

    /** An API whose key was replaced. */
    String keyed() {
        String number = paid("API", Map.of("endpoint", "https://api.example.com", "quota", "1000 calls"));
        market.await(number, "COMPLETED"::equals);
        buyer(number, "rotate-key", "");
        return number;
    }

    /** An instance that was delivered late, and given back. */
    String delivered() {
        String number = paid("SAAS", Map.of("plan", "gold"));
        submit(new OrderCommand.RecordDeliveryTrouble(number, DeliveryMethod.SAAS, "TIME_OUT"));
        submit(new OrderCommand.RecordDelivery(number, DeliveryMethod.SAAS, "instance-1", "c2VhbGVk"));
        buyer(number, "ask-refund", REFUND);
        provider(number, "agree-refund", Map.of("claim", 1));
        submit(new OrderCommand.RecordDeliveryUndone(number, DeliveryMethod.SAAS));
        return number;
    }

    private String paid(String method, Map<String, Object> delivery) {
        Map<String, Object> offer = TestMarketplace.offer("Automatic " + method);
        offer.put("deliveryMethod", method);
        offer.put("delivery", delivery);
        String number = market.place(market.product(offer));
        market.pay(number, TestMarketplace.LIST_PRICE);
        return number;
    }

    private void refundSucceeds(String number) {
        market.send(Topics.PAYMENT_EVENTS, new RefundCompleted(number, refund(number), clock.instant()));
        Awaitility.await()
                .until(() -> market.order(market.operator, number)
                        .text("/refunds/0/state")
                        .equals("PAID_TWICE"));
    }

    private void refundFails(String number, String failure) {
        market.send(
                Topics.PAYMENT_EVENTS,
                new RefundFailed(number, refund(number), failure + number, "account closed", clock.instant()));
        Awaitility.await()
                .until(() -> market.order(market.operator, number)
                        .text("/refunds/0/state")
                        .equals("FAILED"));
    }

    private String refund(String number) {
        return market.order(market.operator, number).text("/refunds/0/refundId");
    }

    private Map<String, Object> extension(String number, int days) {
        Instant due = Instant.parse(market.order(market.buyer, number).text("/running/dueAt"));
        return Map.of("dueAt", due.plus(Duration.ofDays(days)).toString(), "reason", "more to do");
    }

    private static void submit(OrderCommand command) {
        var _ = RunningService.shared()
                .bean(Lanes.class)
                .submit(new Submission(command, Actor.DELIVERY, null, null, null))
                .block();
    }

    private void buyer(String number, String action, Object body) {
        market.press(market.buyer, number, action, body).expect(200);
    }

    private void provider(String number, String action, Object body) {
        market.press(market.provider, number, action, body).expect(200);
    }

    private void operator(String number, String action, Object body) {
        market.press(market.operator, number, action, body).expect(200);
    }
}
