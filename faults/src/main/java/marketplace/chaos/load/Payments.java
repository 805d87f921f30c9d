package marketplace.chaos.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pays at the payment platform: mostly what is asked for, now and then something else, or twice. */
public final class Payments {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double WRONG_AMOUNT = 0.03;
    private static final double TWICE = 0.03;
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final URI platform;

    public Payments(URI platform) {
        this.platform = platform;
    }

    /** Pays the attempt; repeats it with its key until the platform has taken the money. */
    void pay(String orderNumber, JsonNode attempt, RandomGenerator random) throws InterruptedException {
        JsonNode amount = attempt.get("amount");
        long asked = amount.get("amount").asLong();
        long paid = random.nextDouble() < WRONG_AMOUNT ? asked + 1 : asked;
        String body = JSON.writeValueAsString(Map.of(
                "orderNumber",
                orderNumber,
                "attemptId",
                attempt.get("attemptId").asString(),
                "amount",
                Map.of("amount", paid, "currency", amount.get("currency").asString())));
        int times = random.nextDouble() < TWICE ? 2 : 1;
        for (int time = 0; time < times; time++) {
            pay(body, "pay-" + random.nextLong());
        }
    }

    private void pay(String body, String key) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(platform.resolve("/payments"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body))
                .build();
        while (status(request) != OK) {
            Thread.sleep(Duration.ofMillis(500));
        }
    }

    private int status(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException away) {
            return 0;
        }
    }
}
