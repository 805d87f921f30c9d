package marketplace.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import marketplace.contracts.Role;
import marketplace.servers.CollectedSpan;
import marketplace.servers.TestTrace;
import marketplace.servers.TraceCollector;
import marketplace.stack.client.Buyer;
import marketplace.stack.client.Marketplace;
import marketplace.stack.client.Party.Recipient;
import marketplace.stack.client.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** One trace over all services as they are built: switched on by a variable of their environment and by nothing else. */
@TestInstance(Lifecycle.PER_CLASS)
class TraceEndToEndTests {

    private static final Path PROJECT = Path.of("..");
    private static final String ADDRESS = "traced@mail.example";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path directory;

    private final TraceCollector collector = TraceCollector.start();
    private final TestTrace trace = TestTrace.begun();
    private Stack stack;

    @BeforeAll
    void start() throws Exception {
        StackSettings settings = new StackSettings(
                PROJECT, directory, Ports.free(), Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint()));
        stack = Stack.of(settings, new Console(System.out, false));
        stack.start();
    }

    @AfterAll
    void stop() throws Exception {
        stack.close();
        collector.close();
    }

    @Test
    void oneTraceLeadsFromTheRequestToTheMailOfTheDeadlineThatItBegan() throws Exception {
        Marketplace marketplace = stack.marketplace();
        Buyer buyer = marketplace.buyer("traced");
        buyer.registers(new Recipient(ADDRESS, "en", "Europe/Paris"));
        Product product = marketplace.provider("acme").lists(Product.databaseMigration(Load.PRICE));

        String number = place(marketplace, product);
        buyer.awaitMail(buyer.awaitNotice(number, "pay-order"), ADDRESS);
        marketplace.operator().movesTime(Duration.ofDays(8));
        buyer.awaitStatus(number, "CANCELLED");
        buyer.awaitMail(buyer.awaitNotice(number, "cancelled-not-paid"), ADDRESS);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(steps())
                        .contains(
                                "order-service SERVER POST /v1/orders",
                                "order-service INTERNAL command PlaceOrder",
                                "order-service PRODUCER send order.events",
                                "timeout-service CONSUMER process order.events",
                                "timeout-service PRODUCER send order.commands",
                                "order-service CONSUMER process order.commands",
                                "order-service INTERNAL command CancelByDeadline",
                                "notification-service CONSUMER process order.events",
                                "notification-service INTERNAL write notice",
                                "notification-service CLIENT send mail"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(fromMailToRequest())
                        .containsExactly(
                                "send mail",
                                "write notice",
                                "process order.events",
                                "send order.events",
                                "command CancelByDeadline",
                                "process order.commands",
                                "send order.commands",
                                "process order.events",
                                "send order.events",
                                "command PlaceOrder",
                                "POST /v1/orders"));
        assertThat(collector.spans().toString()).doesNotContain(ADDRESS, "Li Lei");
    }

    private Set<String> steps() {
        return collector.trace(trace).stream()
                .map(span -> "%s %s %s".formatted(span.service(), span.kind(), span.name()))
                .collect(Collectors.toSet());
    }

    /** The names on the longest way from a mail back to the caller. */
    private List<String> fromMailToRequest() {
        Map<String, CollectedSpan> spans = collector.trace(trace).stream()
                .collect(Collectors.toMap(CollectedSpan::id, span -> span, (one, same) -> one));
        return spans.values().stream()
                .filter(span -> span.name().equals("send mail"))
                .map(mail -> wayBack(mail, spans))
                .max((one, other) -> Integer.compare(one.size(), other.size()))
                .orElse(List.of());
    }

    private List<String> wayBack(CollectedSpan mail, Map<String, CollectedSpan> spans) {
        List<String> names = new ArrayList<>();
        CollectedSpan last = mail;
        for (CollectedSpan span = mail; span != null; span = spans.get(span.parent())) {
            names.add(span.name());
            last = span;
        }
        assertThat(last.parent()).isEqualTo(trace.caller());
        return List.copyOf(names);
    }

    private String place(Marketplace marketplace, Product product) throws IOException, InterruptedException {
        JsonMapper json = JsonMapper.shared();
        String body = json.writeValueAsString(
                Map.of("productId", product.productId(), "contact", Map.of("name", "Li Lei", "email", ADDRESS)));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(marketplace.addresses().orders() + "/v1/orders"))
                .header("Authorization", "Bearer " + marketplace.token(Role.BUYER, "traced"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("traceparent", trace.header())
                .POST(BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            return json.readTree(answer.body()).at("/orderNumber").asString();
        }
    }
}
