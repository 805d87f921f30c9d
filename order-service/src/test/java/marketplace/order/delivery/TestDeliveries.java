package marketplace.order.delivery;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.vendor.TestVendors;
import marketplace.servers.Database;
import marketplace.servers.KafkaServer;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import marketplace.servers.vendor.Behaviour;
import marketplace.servers.vendor.ReferenceVendor;
import marketplace.servers.vendor.SeenCall;
import org.awaitility.Awaitility;

/** Services that are quick to try again, on a Kafka of their own, and a vendor that they call. */
final class TestDeliveries {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final TestClock CLOCK = new TestClock();
    static final ReferenceVendor VENDOR = TestVendors.start();

    private static final Map<String, Object> REGISTRATION =
            Map.of("url", VENDOR.url().toString(), "secret", TestVendors.SECRET);
    private static final List<String> QUICK = List.of(
            "marketplace.vendors.timeout=2s",
            "marketplace.delivery.poll=20ms",
            "marketplace.delivery.lease=4s",
            "marketplace.delivery.first-delay=50ms",
            "marketplace.delivery.longest-delay=200ms",
            "marketplace.delivery.after-refusal=200ms");

    private TestDeliveries() {}

    /** One service for all tests of this package. */
    static RunningService service() {
        return Shared.SERVICE;
    }

    /** One of its own, with more or other settings. */
    static RunningService start(Database database, String... settings) {
        return RunningService.startOn(
                Kafka.SERVER.bootstrapServers(),
                database,
                CLOCK,
                Stream.concat(QUICK.stream().filter(quick -> !isSet(quick, settings)), Stream.of(settings))
                        .toArray(String[]::new));
    }

    private static boolean isSet(String setting, String... settings) {
        String name = setting.substring(0, setting.indexOf('=') + 1);
        return Stream.of(settings).anyMatch(other -> other.startsWith(name));
    }

    /** An order of a product with a vendor, not paid yet. */
    static String place(TestMarketplace market) {
        String product = market.saasProduct();
        market.provider
                .put("/v1/products/%s/vendor-endpoint".formatted(product), REGISTRATION)
                .expect(200);
        return market.place(product);
    }

    /** An order that is paid, whose vendor behaves like this. */
    static String pay(TestMarketplace market, Behaviour behaviour) {
        String number = place(market);
        VENDOR.behave(number, behaviour);
        market.pay(number, TestMarketplace.LIST_PRICE);
        return number;
    }

    /** Returns once the order says so. */
    @CanIgnoreReturnValue
    static Answer await(TestMarketplace market, String number, String pointer, String value) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> market.order(market.operator, number),
                        order -> order.text(pointer).equals(value));
    }

    /** Returns once what was delivered, if anything was, is taken back. */
    @CanIgnoreReturnValue
    static Answer awaitUndone(TestMarketplace market, String number) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> market.order(market.operator, number),
                        order -> !order.text("/delivery/undoneAt").isEmpty());
    }

    /** Returns once the vendor was called so often, for this. */
    static void awaitCalls(String number, String call, int times) {
        Awaitility.await().atMost(PATIENCE).until(() -> calls(number, call).size() >= times);
    }

    static List<String> calls(String number, String call) {
        return VENDOR.calls(number).stream()
                .filter(seen -> seen.call().equals(call))
                .map(SeenCall::idempotencyKey)
                .toList();
    }

    /** Ends the order by an agreed refund. */
    static void refund(TestMarketplace market, String number) {
        market.press(market.buyer, number, "ask-refund", Map.of("reason", "OTHER", "text", "not as agreed"))
                .expect(200);
        market.press(market.provider, number, "agree-refund", Map.of("claim", 1))
                .expect(200);
    }

    /** Ends the order by the operator's word. */
    static void decide(TestMarketplace market, String number) {
        market.press(market.buyer, number, "open-dispute", Map.of("reason", "not it"))
                .expect(200);
        market.press(
                        market.operator,
                        number,
                        "decide-dispute",
                        Map.of("outcome", "CANCEL", "reason", "never delivered"))
                .expect(200);
    }

    private static final class Kafka {
        static final KafkaServer SERVER = KafkaServer.startTemporary();
    }

    private static final class Shared {
        static final RunningService SERVICE = start(Servers.shared().freshDatabase());
    }
}
