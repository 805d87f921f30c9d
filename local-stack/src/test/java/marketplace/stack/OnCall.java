package marketplace.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.PaymentEventMessage;
import marketplace.contracts.Role;
import marketplace.stack.client.Marketplace;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with {@code ./ops} at a system that runs, and with means to break something in it. */
final class OnCall {

    private final Path project;
    private final Marketplace marketplace;
    private final Ports ports;
    private final String kafka;

    OnCall(Path project, Marketplace marketplace, Ports ports) {
        this.project = project;
        this.marketplace = marketplace;
        this.ports = ports;
        this.kafka = "127.0.0.1:" + ports.of(Port.KAFKA);
    }

    /**
     * A command that has ended.
     *
     * @param text all that it printed
     */
    record Ended(int code, String text) {

        /** Words parted by single blanks. */
        List<String> lines() {
            return text.lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
        }
    }

    Ended ops(String... arguments) throws IOException, InterruptedException {
        String command = project.resolve("ops").toAbsolutePath().normalize().toString();
        ProcessBuilder ops = new ProcessBuilder(
                        Stream.concat(Stream.of(command), Stream.of(arguments)).toList())
                .redirectErrorStream(true);
        ops.environment()
                .putAll(Map.of(
                        "ORDERS", marketplace.addresses().orders(),
                        "TIMEOUTS", marketplace.addresses().timeouts(),
                        "NOTIFICATIONS", marketplace.addresses().notifications(),
                        "ORDERS_MANAGEMENT", ports.address(Port.ORDER_MANAGEMENT),
                        "TIMEOUTS_MANAGEMENT", ports.address(Port.TIMEOUT_MANAGEMENT),
                        "NOTIFICATIONS_MANAGEMENT", ports.address(Port.NOTIFICATION_MANAGEMENT),
                        "KAFKA", kafka,
                        "TOKEN", marketplace.token(Role.OPERATOR, "olga")));
        Process process = ops.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), text);
    }

    /** The id of the first line of a list in which a field is this; empty when there is none. */
    String firstWith(String id, String field, String value, String... list) throws IOException, InterruptedException {
        Ended ended = ops(Stream.concat(Stream.of(list), Stream.of("--json")).toArray(String[]::new));
        return JsonMapper.shared()
                .readTree(ended.text)
                .valueStream()
                .filter(found -> value.equals(found.path(field).asString("")))
                .map(found -> found.path(id))
                .map(JsonNode::asString)
                .findFirst()
                .orElse("");
    }

    /** The payment platform will fail the next try of a refund of this order. */
    void failsNextRefund(String orderNumber) throws IOException, InterruptedException {
        post("/refunds/%s/fail-next".formatted(orderNumber), "");
    }

    /** Pays one yuan for an order that there may not be. */
    void pays(String orderNumber) throws IOException, InterruptedException {
        post("/payments", """
                {"orderNumber": "%s", "attemptId": "none", "amount": {"amount": 100, "currency": "CNY"}}""".formatted(orderNumber));
    }

    /** A record that nobody can read. */
    void sendsPoison(String topic, String key) throws ExecutionException, InterruptedException {
        ProducerRecord<byte[], byte[]> poison =
                new ProducerRecord<>(topic, key.getBytes(UTF_8), "no JSON".getBytes(UTF_8));
        poison.headers().add(MessageHeaders.TYPE, PaymentEventMessage.PaymentCaptured.TYPE.getBytes(UTF_8));
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(poison).get();
        }
    }

    private void post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(marketplace.addresses().payments() + path))
                .POST(BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IllegalStateException("%s is answered with %d".formatted(path, status));
            }
        }
    }
}
