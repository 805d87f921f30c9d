package marketplace.order.desk;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import marketplace.contracts.PaymentEventMessage.RefundFailed;
import marketplace.contracts.Topics;
import marketplace.order.Answer;
import marketplace.order.Endpoint;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.attachment.TestFiles;
import marketplace.order.letter.TestLetters;
import marketplace.order.problem.OrderProblems;
import marketplace.order.problem.RequestProblems;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemType;
import org.awaitility.Awaitility;

/** A request for every problem that a sound service can answer with. */
final class ProblemCases {

    private static final String NO_SUCH_ORDER = "0000000000000000000";
    private static final Map<String, Object> REFUND = Map.of("reason", "OTHER", "text", "not as agreed");

    private final TestMarketplace market = TestMarketplace.shared();
    private final Map<ProblemType, Supplier<Answer>> cases = new HashMap<>();

    ProblemCases() {
        addUnreadable();
        addUnanswerable();
        addConditions();
        addPrices();
        addStates();
        addClaims();
        addFiles();
    }

    Set<ProblemType> known() {
        return cases.keySet();
    }

    Answer provoke(ProblemType type) {
        return Objects.requireNonNull(cases.get(type), () -> "nobody provokes " + type)
                .get();
    }

    private void addUnreadable() {
        cases.put(PlatformProblems.MALFORMED_REQUEST, () -> market.provider.post("/v1/products", "{"));
        cases.put(
                PlatformProblems.INVALID_REQUEST,
                () -> market.provider.post("/v1/products", TestMarketplace.offer(" ")));
        cases.put(
                PlatformProblems.BODY_TOO_LARGE,
                () -> market.provider.post("/v1/products", TestMarketplace.offer("x".repeat(70_000))));
        cases.put(
                PlatformProblems.UNSUPPORTED_MEDIA_TYPE,
                () -> market.provider.send(market.provider
                        .request("/v1/products")
                        .setHeader("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("x"))));
        cases.put(
                PlatformProblems.NOT_ACCEPTABLE,
                () -> market.provider.get("/v1/products", "Accept", "application/pdf"));
        cases.put(PlatformProblems.METHOD_NOT_ALLOWED, () -> market.provider.put("/v1/orders", "{}"));
        cases.put(OrderProblems.INVALID_QUERY, () -> market.buyer.get("/v1/orders?zone=Nowhere"));
        cases.put(OrderProblems.INVALID_CURSOR, () -> market.buyer.get("/v1/orders?cursor=none"));
    }

    private void addUnanswerable() {
        cases.put(
                PlatformProblems.UNAUTHENTICATED,
                () -> RunningService.shared().stranger().get("/v1/orders"));
        cases.put(PlatformProblems.FORBIDDEN_ROLE, () -> market.press(market.buyer, unpaid(), "start", "{}"));
        cases.put(PlatformProblems.NOT_FOUND, () -> market.buyer.get("/v1/products/none"));
        cases.put(OrderProblems.ORDER_NOT_FOUND, () -> market.order(market.buyer, NO_SUCH_ORDER));
        cases.put(OrderProblems.PRODUCT_NOT_LISTED, this::orderDelisted);
        cases.put(
                OrderProblems.VENDOR_ENDPOINT_MISSING,
                () -> market.provider.get("/v1/products/%s/vendor-endpoint".formatted(market.productWithoutForm())));
    }

    private void addConditions() {
        cases.put(
                RequestProblems.IDEMPOTENCY_KEY_MISSING,
                () -> market.buyer.post("/v1/orders", TestMarketplace.placing(market.productWithoutForm())));
        cases.put(
                RequestProblems.IDEMPOTENCY_KEY_INVALID, () -> market.place(market.productWithoutForm(), "no spaces"));
        cases.put(RequestProblems.IDEMPOTENCY_KEY_REUSED, this::reuseKey);
        cases.put(
                RequestProblems.IF_MATCH_MISSING,
                () -> market.provider.put(
                        "/v1/products/" + market.productWithoutForm(), TestMarketplace.offer("Operations")));
        cases.put(
                RequestProblems.IF_MATCH_INVALID,
                () -> market.press(market.buyer, unpaid(), "cancel", "{}", "If-Match", "7"));
        cases.put(
                RequestProblems.STALE_VERSION,
                () -> market.press(market.buyer, unpaid(), "cancel", "{}", "If-Match", "\"7\""));
    }

    private void addPrices() {
        cases.put(OrderProblems.PRICE_UNCHANGED, () -> reprice(TestMarketplace.price(TestMarketplace.LIST_PRICE)));
        cases.put(OrderProblems.PRICE_NOT_POSITIVE, () -> reprice(TestMarketplace.price(0)));
        cases.put(
                OrderProblems.PRICE_OUT_OF_BOUNDS,
                () -> reprice(TestMarketplace.price(TestMarketplace.LIST_PRICE + 1)));
        cases.put(
                OrderProblems.PRICE_CURRENCY_DIFFERS,
                () -> reprice(Map.of("price", Map.of("amount", 1, "currency", "USD"), "reason", "dollars")));
    }

    private void addStates() {
        cases.put(OrderProblems.ACTION_NOT_ALLOWED, () -> market.press(market.buyer, unpaid(), "confirm", ""));
        cases.put(
                OrderProblems.ALREADY_PAID,
                () -> market.press(
                        market.provider,
                        market.awaitingStart(market.productWithoutForm()),
                        "reprice",
                        TestMarketplace.price(1)));
        cases.put(OrderProblems.ORDER_CANCELLED, () -> {
            String number = unpaid();
            market.press(market.buyer, number, "cancel", "{}").expect(200);
            return market.press(market.provider, number, "reprice", TestMarketplace.price(1));
        });
        cases.put(
                OrderProblems.REQUIREMENT_CHANGED,
                () -> market.press(
                        market.provider,
                        market.awaitingStart(market.productWithForm()),
                        "start",
                        Map.of("requirementVersion", 2)));
        cases.put(
                OrderProblems.REQUIREMENT_INVALID,
                () -> market.press(market.provider, market.awaitingStart(market.productWithForm()), "start", Map.of()));
        cases.put(OrderProblems.LIMIT_REACHED, this::openTooManyAttempts);
        cases.put(
                OrderProblems.DELIVERY_NOT_THERE, () -> market.buyer.get("/v1/orders/%s/delivery".formatted(unpaid())));
        cases.put(
                OrderProblems.NOT_A_VENDOR_PRODUCT,
                () -> Endpoint.REGISTER_VENDOR_ENDPOINT.call(market.provider, "", market.productWithoutForm()));
        cases.put(OrderProblems.PARKED_PAYMENT_CLOSED, this::settleTwice);
        cases.put(OrderProblems.DELIVERY_NOT_GIVEN_UP, this::settleWhatGoesOn);
        cases.put(OrderProblems.DEAD_LETTER_CLOSED, () -> TestLetters.replayDiscarded(market));
        cases.put(OrderProblems.DEAD_LETTER_UNSENDABLE, () -> TestLetters.replayWithoutRecord(market));
    }

    private void addClaims() {
        cases.put(OrderProblems.ORDER_DISPUTED, () -> market.press(market.provider, disputed(), "start", Map.of()));
        cases.put(OrderProblems.REFUND_OPEN, () -> market.press(market.provider, refundAsked(), "start", Map.of()));
        cases.put(OrderProblems.NOT_REFUNDABLE, () -> market.press(market.buyer, unpaid(), "ask-refund", REFUND));
        cases.put(
                OrderProblems.CLAIM_CHANGED,
                () -> market.press(market.provider, refundAsked(), "agree-refund", Map.of("claim", 2)));
        cases.put(
                OrderProblems.REFUND_AMOUNT_INVALID,
                () -> market.press(
                        market.buyer,
                        market.awaitingStart(market.productWithoutForm()),
                        "ask-refund",
                        Map.of("reason", "OTHER", "text", "all of it", "amount", TestMarketplace.cny(0))));
        cases.put(
                OrderProblems.OUTCOME_NOT_POSSIBLE,
                () -> market.press(
                        market.operator,
                        disputed(),
                        "decide-dispute",
                        Map.of("outcome", "COMPLETE", "reason", "done is done")));
        cases.put(
                OrderProblems.DUE_TIME_INVALID,
                () -> market.press(
                        market.provider,
                        market.awaitingStart(market.productWithoutForm()),
                        "propose-extension",
                        Map.of("dueAt", "2020-01-01T00:00:00Z", "reason", "more to do")));
        cases.put(OrderProblems.REFUND_NOT_FAILED, () -> retry(refunded(), "R-1"));
        cases.put(OrderProblems.REFUND_UNKNOWN, this::retryUnknown);
    }

    private String disputed() {
        String number = market.awaitingStart(market.productWithoutForm());
        market.press(market.buyer, number, "open-dispute", Map.of("reason", "not it"))
                .expect(200);
        return number;
    }

    private String refundAsked() {
        String number = market.awaitingStart(market.productWithoutForm());
        market.press(market.buyer, number, "ask-refund", REFUND).expect(200);
        return number;
    }

    /** Its money is on the way back. */
    private String refunded() {
        String number = refundAsked();
        market.press(market.provider, number, "agree-refund", Map.of("claim", 1))
                .expect(200);
        return number;
    }

    private Answer retryUnknown() {
        String number = refunded();
        String refund = market.order(market.operator, number).text("/refunds/0/refundId");
        market.send(
                Topics.PAYMENT_EVENTS,
                new RefundFailed(number, refund, "F-" + number, "account closed", Instant.EPOCH));
        Awaitility.await()
                .until(() -> market.order(market.operator, number)
                        .text("/refunds/0/state")
                        .equals("FAILED"));
        return retry(number, "R-none");
    }

    private Answer retry(String number, String refund) {
        return market.press(market.operator, number, "retry-refund", Map.of("refundId", refund));
    }

    private void addFiles() {
        cases.put(
                OrderProblems.ATTACHMENT_NOT_FOUND,
                () -> market.buyer.get("/v1/orders/%s/attachments/none".formatted(unpaid())));
        cases.put(
                OrderProblems.ATTACHMENT_UNFIT,
                () -> TestFiles.upload(
                        market.buyer, unpaid(), "evidence", "a.pdf", "application/pdf", TestFiles.text("no PDF")));
        cases.put(OrderProblems.ATTACHMENT_NAMED, this::takeBackNamed);
    }

    private String unpaid() {
        return market.place(market.productWithoutForm());
    }

    private Answer reprice(Map<String, Object> body) {
        return market.press(market.provider, unpaid(), "reprice", body);
    }

    private Answer reuseKey() {
        String number = unpaid();
        market.press(market.provider, number, "reprice", TestMarketplace.price(1), "Idempotency-Key", "k")
                .expect(200);
        return market.press(market.provider, number, "reprice", TestMarketplace.price(2), "Idempotency-Key", "k");
    }

    private Answer orderDelisted() {
        String product = market.productWithoutForm();
        Map<String, Object> delisted = TestMarketplace.offer("Operations");
        delisted.put("listed", false);
        market.provider
                .put("/v1/products/" + product, delisted, "If-Match", "\"1\"")
                .expect(200);
        return market.place(product, "too-late");
    }

    private Answer takeBackNamed() {
        String number = market.place(market.productWithForm());
        market.pay(number, TestMarketplace.LIST_PRICE);
        String id = TestFiles.note(market.buyer, number, "requirement", "hosts");
        market.press(market.buyer, number, "submit-requirement", TestFiles.naming(TestMarketplace.answers("db1"), id))
                .expect(200);
        return TestFiles.delete(market.buyer, number, id);
    }

    private Answer settleTwice() {
        String settle = "/v1/parked-payments/%d/settle".formatted(market.parkedCapture());
        market.operator.post(settle, Map.of("note", "refunded")).expect(200);
        return market.operator.post(settle, Map.of("note", "kept"));
    }

    private Answer settleWhatGoesOn() {
        String number = market.place(market.saasProduct());
        market.pay(number, TestMarketplace.LIST_PRICE);
        String delivery = "/v1/deliveries/" + number;
        Awaitility.await().until(() -> market.operator.get(delivery).status() == 200);
        return market.operator.post(delivery + "/settle", Map.of("note", "destroyed"));
    }

    private Answer openTooManyAttempts() {
        String number = unpaid();
        return Stream.generate(() -> market.press(market.buyer, number, "open-payment-attempt", ""))
                .dropWhile(answer -> answer.status() == 200)
                .findFirst()
                .orElseThrow();
    }
}
