package marketplace.order.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.contracts.PaymentEventMessage.PaymentCaptured;
import marketplace.contracts.Topics;
import marketplace.contracts.WireMoney;
import marketplace.order.Answer;
import marketplace.order.ApiDocument;
import marketplace.order.ApiOperation;
import marketplace.order.Party;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.platform.problem.PlatformProblems;
import marketplace.servers.TestClock;
import marketplace.servers.vendor.ReferenceVendor;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** The story that the examples tell, played with a running service: every request is sent as the document shows it. */
final class ExampleStory {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final WireMoney PRICE = new WireMoney(98_000, "CNY");

    final TestClock clock;
    final TestMarketplace market;
    private final ApiDocument document;
    final StoryNames names = new StoryNames();
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final Map<String, String> problems = new LinkedHashMap<>();
    private final Party buyer;
    final Party other;
    final Party provider;
    final Party operator;

    private ExampleStory(RunningService service, TestClock clock) {
        this.clock = clock;
        this.market = new TestMarketplace(service, clock);
        this.document = ApiDocument.at(service.baseUrl());
        this.buyer = service.party("buyer", "buyer-lan");
        this.other = service.party("buyer", "buyer-ming");
        this.provider = service.party("provider", "provider-yunqi");
        this.operator = service.party("operator", "operator-mei");
    }

    /** Plays the whole story with a service that nobody has used before. */
    static ExampleStory play(RunningService service, TestClock clock) {
        ExampleStory story = new ExampleStory(service, clock);
        story.list();
        story.vendor();
        story.place();
        story.pay();
        story.agree();
        story.fulfil();
        story.confirm();
        story.look();
        story.cancel();
        story.park();
        new ExampleLetters(story).play();
        new ExampleClaims(story).play();
        new ExamplePauses(story).play();
        story.download();
        story.send(story.provider, "PUT /v1/products/{id}", "", "If-Match", "\"1\"");
        return story;
    }

    /** What the service answered, by operation, in the words of the examples. */
    Map<String, String> answers() {
        return answers;
    }

    /** Problems that were met, by name. */
    Map<String, String> problems() {
        return problems;
    }

    private HttpRequest.Builder request(Party who, ApiOperation operation, String query, String... headers) {
        return ExampleRequests.of(who, operation, names, query, headers);
    }

    /** Asks with one parameter as it is shown. */
    Answer ask(ApiOperation operation, JsonNode parameter) {
        String name = parameter.at("/name").asString();
        JsonNode example = parameter.at("/example");
        String query = Stream.of(example)
                .flatMap(value -> value.isArray() ? value.valueStream() : Stream.of(value))
                .map(value -> "%s=%s".formatted(name, URLEncoder.encode(names.real(value.asString()), UTF_8)))
                .collect(Collectors.joining("&", "?", ""));
        return switch (parameter.at("/in").asString()) {
            case "query" -> asking(operation).send(request(asking(operation), operation, query));
            case "header" ->
                asking(operation).send(request(asking(operation), operation, "", name, names.real(example.asString())));
            default -> asking(operation).send(request(asking(operation), operation, ""));
        };
    }

    private Party asking(ApiOperation operation) {
        if (Stream.of("/v1/parked-payments", "/v1/dead-letters", "/v1/deliveries", "/v1/pauses")
                .anyMatch(operation.path()::startsWith)) {
            return operator;
        }
        return Stream.of("/delivery", "/attachments", "/v1/changes").anyMatch(operation.path()::contains)
                ? buyer
                : provider;
    }

    private void list() {
        at("2026-11-01T02:00:00Z");
        Answer invalid = provider.post("/v1/products", TestMarketplace.offer(" "));
        problems.put(
                "invalid-request",
                invalid.expectProblem(PlatformProblems.INVALID_REQUEST).raw());
        Answer listed = call(provider, "POST /v1/products", "", "Idempotency-Key", "2026-11-01-0003");
        names.call(listed.text("/productId"), StoryNames.PRODUCT);
        record("POST /v1/products", listed);
        send(buyer, "GET /v1/products/{id}", "");
        send(provider, "GET /v1/products", "?limit=20");
    }

    /** The provider has a server that is called, and tries it before anybody buys. */
    private void vendor() {
        at("2026-11-01T02:30:00Z");
        names.call(
                provider.post("/v1/products", TestMarketplace.saas("Backup")).text("/productId"),
                StoryNames.SAAS_PRODUCT);
        try (ReferenceVendor vendor = ReferenceVendor.start(StoryNames.VENDOR_SECRET)) {
            names.call(vendor.url().toString(), StoryNames.VENDOR_URL);
            Answer registered = call(provider, "PUT /v1/products/{id}/vendor-endpoint", "");
            names.call(registered.text("/keyId"), StoryNames.VENDOR_KEY);
            record("PUT /v1/products/{id}/vendor-endpoint", registered);
            send(provider, "GET /v1/products/{id}/vendor-endpoint", "");
            send(provider, "POST /v1/products/{id}/vendor-check", "");
        }
    }

    private void place() {
        at("2026-11-02T01:30:00.125Z");
        Answer placed = call(buyer, "POST /v1/orders", "", "Idempotency-Key", "2026-11-02-0017");
        names.call(placed.text("/orderNumber"), StoryNames.NUMBER);
        record("POST /v1/orders", placed);
        at("2026-11-02T01:47:12.800Z");
        send(provider, "POST /v1/orders/{number}/preview-reprice", "");
        send(provider, "POST /v1/orders/{number}/reprice", "", "If-Match", "\"1\"");
        problem("stale-version", buyer, "POST /v1/orders/{number}/open-payment-attempt", "", "If-Match", "\"1\"");
    }

    private void pay() {
        at("2026-11-02T02:00:00Z");
        Answer opened = call(buyer, "POST /v1/orders/{number}/open-payment-attempt", "");
        names.call(opened.text("/paymentAttempts/0/attemptId"), StoryNames.ATTEMPT);
        record("POST /v1/orders/{number}/open-payment-attempt", opened);
        at("2026-11-02T02:05:41.300Z");
        String number = names.realOf(StoryNames.NUMBER);
        String attempt = names.realOf(StoryNames.ATTEMPT);
        market.send(Topics.PAYMENT_EVENTS, new PaymentCaptured(number, "C-91c2", attempt, PRICE, clock.instant()));
        market.await(number, "AWAITING_REQUIREMENT"::equals);
        problem("already-paid", provider, "POST /v1/orders/{number}/reprice", "", "If-Match", "*");
    }

    private void agree() {
        at("2026-11-03T06:10:30Z");
        String upload = "?name=hosts.txt&purpose=requirement";
        Answer wrong = call(buyer, "POST /v1/orders/{number}/attachments", upload);
        names.call(wrong.text("/attachmentId"), StoryNames.ATTACHMENT);
        send(buyer, "DELETE /v1/orders/{number}/attachments/{id}", "");
        Answer right = call(buyer, "POST /v1/orders/{number}/attachments", upload);
        names.call(right.text("/attachmentId"), StoryNames.ATTACHMENT);
        record("POST /v1/orders/{number}/attachments", right);
        at("2026-11-03T06:12:09.004Z");
        send(buyer, "POST /v1/orders/{number}/submit-requirement", "");
        at("2026-11-03T07:30:00Z");
        send(provider, "POST /v1/orders/{number}/return-requirement", "");
        at("2026-11-03T09:00:00Z");
        var _ = call(buyer, "POST /v1/orders/{number}/submit-requirement", "");
        at("2026-11-03T09:10:00Z");
        send(buyer, "POST /v1/orders/{number}/edit-requirement", "", "If-Match", "*");
    }

    private void fulfil() {
        at("2026-11-05T01:00:00Z");
        send(provider, "GET /v1/orders/{number}", "");
        send(provider, "POST /v1/orders/{number}/start", "");
        at("2026-11-12T10:00:00Z");
        send(provider, "POST /v1/orders/{number}/complete", "");
    }

    private void confirm() {
        at("2026-11-13T02:00:00Z");
        send(buyer, "GET /v1/orders/{number}/delivery", "");
        send(buyer, "GET /v1/orders/{number}/delivery/views", "");
        send(buyer, "POST /v1/orders/{number}/reject-completion", "");
        problem("action-not-allowed", buyer, "POST /v1/orders/{number}/confirm", "");
        at("2026-11-14T08:00:00Z");
        var _ = call(provider, "POST /v1/orders/{number}/complete", "");
        at("2026-11-15T02:00:00Z");
        send(buyer, "POST /v1/orders/{number}/confirm", "");
    }

    private void look() {
        send(buyer, "GET /v1/orders/{number}/attachments", "");
        send(buyer, "GET /v1/orders/{number}/attachments/{id}", "");
        send(buyer, "GET /v1/orders/{number}/timeline", "?limit=2");
        send(buyer, "GET /v1/changes", "?limit=2");
        send(provider, "GET /v1/orders/count", "");
        send(provider, "GET /v1/orders/download", "?language=en");
        Answer opened = call(buyer, "GET /v1/changes/stream", "");
        names.call(opened.raw().replaceFirst("(?s).*id:(\\S+).*", "$1"), StoryNames.FEED_CURSOR);
        record("GET /v1/changes/stream", opened);
        problem("invalid-query", buyer, "GET /v1/orders", "?zone=Mars");
        problem("order-not-found", other, "GET /v1/orders/{number}", "");
    }

    /** Somebody else orders the same and changes their mind. */
    private void cancel() {
        at("2026-11-16T01:00:00Z");
        Answer placed = call(other, "POST /v1/orders", "", "Idempotency-Key", "first");
        String first = names.realOf(StoryNames.NUMBER);
        names.call(placed.text("/orderNumber"), StoryNames.OTHER_NUMBER);
        send(provider, "GET /v1/orders", "?limit=1");
        names.call(placed.text("/orderNumber"), StoryNames.NUMBER);
        send(other, "POST /v1/orders/{number}/cancel", "");
        names.call(first, StoryNames.NUMBER);
    }

    /** Money comes for an order that nobody has placed. */
    private void park() {
        at("2026-11-16T02:00:00Z");
        String unknown = StoryNames.UNKNOWN_NUMBER;
        market.send(Topics.PAYMENT_EVENTS, new PaymentCaptured(unknown, "C-77d0", "A-77d0", PRICE, clock.instant()));
        long id = Awaitility.await().atMost(PATIENCE).until(() -> market.parked(unknown), parked -> parked > 0);
        names.park(id);
        send(operator, "GET /v1/parked-payments", "?limit=1&after=" + (id - 1));
        send(operator, "GET /v1/parked-payments/{id}", "");
        send(operator, "POST /v1/parked-payments/{id}/retry", "");
        send(operator, "POST /v1/parked-payments/{id}/settle", "");
    }

    /** A file made in the background, and one that is not wanted any more. */
    private void download() {
        at("2026-11-24T03:00:00Z");
        Answer asked = call(provider, "POST /v1/downloads", "", "Idempotency-Key", "2026-11-16-0002");
        names.call(asked.text("/downloadId"), StoryNames.DOWNLOAD);
        record("POST /v1/downloads", asked);
        names.call(ready(provider, StoryNames.DOWNLOAD).text("/sha256"), StoryNames.SHA256);
        send(provider, "GET /v1/downloads/{id}", "");
        send(provider, "GET /v1/downloads", "");
        send(provider, "GET /v1/downloads/{id}/file", "");
        Answer unwanted = call(other, "POST /v1/downloads", "");
        names.call(unwanted.text("/downloadId"), StoryNames.OTHER_DOWNLOAD);
        var _ = ready(other, StoryNames.OTHER_DOWNLOAD);
        send(other, "DELETE /v1/downloads/{id}", "");
    }

    private Answer ready(Party who, String download) {
        String path = names.real("/v1/downloads/" + download);
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> who.get(path), job -> job.text("/state").equals("READY"));
    }

    void send(Party who, String operation, String query, String... headers) {
        record(operation, call(who, operation, query, headers));
    }

    Answer call(Party who, String operation, String query, String... headers) {
        Answer answer = who.send(request(who, operation(operation), query, headers));
        return answer.status() / 100 == 2 ? answer : answer.expect(200);
    }

    void record(String operation, Answer answer) {
        answers.put(operation, names.shown(answer.raw()));
    }

    void problem(String name, Party who, String operation, String query, String... headers) {
        Answer answer = who.send(request(who, operation(operation), query, headers));
        assertThat(answer.problem()).isEqualTo(name);
        problems.put(name, names.shown(answer.raw()));
    }

    private ApiOperation operation(String name) {
        return document.operations().stream()
                .filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no operation " + name));
    }

    void at(String time) {
        clock.tickTo(Instant.parse(time));
    }
}
