package marketplace.order.docs;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import marketplace.contracts.OrderEventDetails.DeliveryRequested;
import marketplace.contracts.OrderEventMessage;
import marketplace.contracts.OrderEventType;
import marketplace.contracts.OrderSummary;
import marketplace.contracts.PaymentEventMessage.PaymentCaptured;
import marketplace.contracts.PaymentEventMessage.RefundFailed;
import marketplace.contracts.Role;
import marketplace.contracts.Topics;
import marketplace.contracts.WireActor;
import marketplace.contracts.WireMoney;
import marketplace.order.Answer;
import marketplace.order.TestMarketplace;
import org.awaitility.Awaitility;

/** The part of the story in which the parties do not agree, and the one about a key for an API. */
final class ExampleClaims {

    private static final WireMoney PRICE = new WireMoney(128_000, "CNY");
    private static final String ORDER = "/v1/orders/{number}/";

    private final ExampleStory story;

    ExampleClaims(ExampleStory story) {
        this.story = story;
    }

    void play() {
        String number = story.names.realOf(StoryNames.NUMBER);
        String attempt = story.names.realOf(StoryNames.ATTEMPT);
        moreTime();
        dispute();
        refund();
        key();
        story.names.call(story.names.realOf(StoryNames.NUMBER), StoryNames.API_NUMBER);
        giveUp();
        story.names.call(number, StoryNames.NUMBER);
        story.names.call(attempt, StoryNames.ATTEMPT);
    }

    private void moreTime() {
        story.at("2026-11-17T01:00:00Z");
        order(story.names.realOf(StoryNames.PRODUCT), "C-4be07d15", "AWAITING_REQUIREMENT");
        call("submit-requirement");
        story.at("2026-11-18T01:00:00Z");
        provider("propose-extension");
        buyer("decline-extension");
        story.provider
                .post(path("propose-extension"), Map.of("dueAt", "2026-12-09T00:00:00Z", "reason", "holidays"))
                .expect(200);
        accept();
    }

    /** The document's example answers the first proposal. */
    private void accept() {
        Answer accepted = story.other
                .post(path("accept-extension"), Map.of("proposal", 2))
                .expect(200);
        story.record("POST " + ORDER + "accept-extension", accepted);
    }

    private void dispute() {
        story.at("2026-11-19T01:00:00Z");
        buyer("open-dispute");
        story.at("2026-11-20T01:00:00Z");
        provider("add-evidence");
        story.problem("order-disputed", story.provider, "POST " + ORDER + "complete", "");
        buyer("withdraw-dispute");
        call("open-dispute");
        story.at("2026-11-21T01:00:00Z");
        story.send(story.operator, "POST " + ORDER + "decide-dispute", "");
    }

    private void refund() {
        story.at("2026-11-22T01:00:00Z");
        buyer("quote-refund");
        buyer("ask-refund");
        story.at("2026-11-22T06:00:00Z");
        provider("refuse-refund");
        call("ask-refund");
        buyer("withdraw-refund");
        call("ask-refund");
        Answer agreed =
                story.provider.post(path("agree-refund"), Map.of("claim", 3)).expect(200);
        story.record("POST " + ORDER + "agree-refund", agreed);
        fail("F-1");
        operator("retry-refund");
        fail("F-2");
        operator("settle-refund");
    }

    private void key() {
        Map<String, Object> product = TestMarketplace.offer("Geocoding");
        product.put("deliveryMethod", "API");
        product.put("delivery", Map.of("endpoint", "https://geo.example.com/v2", "quota", "10,000 calls a day"));
        story.at("2026-11-23T01:00:00Z");
        order(story.provider.post("/v1/products", product).expect(201).text("/productId"), "C-5d01c7e2", "DELIVERING");
        String number = story.names.realOf(StoryNames.NUMBER);
        story.market.send(Topics.ORDER_EVENTS, requested(number, "API"));
        story.market.await(number, "COMPLETED"::equals);
        Answer rotated = story.call(story.other, "POST " + ORDER + "rotate-key", "");
        story.names.call(rotated.text("/delivery/reference"), StoryNames.KEY);
        story.names.call(rotated.text("/product/id"), StoryNames.API_PRODUCT);
        story.record("POST " + ORDER + "rotate-key", rotated);
    }

    /** A delivery is asked for of an order that is not there. */
    private void giveUp() {
        story.market.send(Topics.ORDER_EVENTS, requested(StoryNames.UNKNOWN_NUMBER, "SAAS"));
        awaitGivenUp();
        story.send(story.operator, "GET /v1/deliveries", "?limit=1&after=" + StoryNames.BEFORE_UNKNOWN_NUMBER);
        story.send(story.operator, "GET /v1/deliveries/{id}", "");
        story.send(story.operator, "POST /v1/deliveries/{id}/retry", "");
        awaitGivenUp();
        story.send(story.operator, "POST /v1/deliveries/{id}/settle", "");
    }

    private void awaitGivenUp() {
        Awaitility.await()
                .until(() -> story.operator
                        .get("/v1/deliveries/" + StoryNames.UNKNOWN_NUMBER)
                        .text("/state")
                        .equals("GIVEN_UP"));
    }

    /** A new order of the other buyer, that is called as the first one was from here on. */
    private void order(String product, String captureId, String status) {
        String number = story.other
                .post("/v1/orders", TestMarketplace.placing(product), "Idempotency-Key", "claims-" + product)
                .expect(201)
                .text("/orderNumber");
        story.names.call(number, StoryNames.NUMBER);
        Answer opened = call("open-payment-attempt");
        String attempt = opened.text("/paymentAttempts/0/attemptId");
        WireMoney price = new WireMoney(opened.body().at("/price/amount").asLong(), PRICE.currency());
        story.names.call(attempt, StoryNames.ATTEMPT);
        story.market.send(
                Topics.PAYMENT_EVENTS, new PaymentCaptured(number, captureId, attempt, price, story.clock.instant()));
        story.market.await(number, status::equals);
    }

    private void fail(String failure) {
        String number = story.names.realOf(StoryNames.NUMBER);
        String refund = story.market.order(story.operator, number).text("/refunds/0/refundId");
        story.market.send(
                Topics.PAYMENT_EVENTS,
                new RefundFailed(number, refund, failure, "ACCOUNT_CLOSED", story.clock.instant()));
        Awaitility.await()
                .until(() -> story.market
                        .order(story.operator, number)
                        .text("/refunds/0/state")
                        .equals("FAILED"));
    }

    private OrderEventMessage requested(String number, String method) {
        Instant now = story.clock.instant();
        OrderSummary summary =
                new OrderSummary("DELIVERING", "b", "p", "id", "Geocoding", method, false, PRICE, PRICE, 1, now, null);
        return new OrderEventMessage(
                number,
                4,
                OrderEventType.DELIVERY_REQUESTED.wireType(),
                now,
                new WireActor(Role.SERVICE, UUID.randomUUID().toString()),
                summary,
                null,
                new DeliveryRequested(method, "b", null, null));
    }

    @CanIgnoreReturnValue
    private Answer call(String action) {
        return story.call(story.other, "POST " + ORDER + action, "");
    }

    private void buyer(String action) {
        story.send(story.other, "POST " + ORDER + action, "");
    }

    private void provider(String action) {
        story.send(story.provider, "POST " + ORDER + action, "");
    }

    private void operator(String action) {
        story.send(story.operator, "POST " + ORDER + action, "");
    }

    private String path(String action) {
        return "/v1/orders/%s/%s".formatted(story.names.realOf(StoryNames.NUMBER), action);
    }
}
