package marketplace.order.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import marketplace.order.vendor.VendorEndpoint.SigningKey;
import marketplace.order.vendor.VendorOutcome.Done;
import marketplace.order.vendor.VendorOutcome.Failed;
import marketplace.order.vendor.VendorOutcome.Failure;
import marketplace.servers.vendor.Behaviour;
import marketplace.servers.vendor.Behaviour.Kind;
import marketplace.servers.vendor.ReferenceVendor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;

class VendorLimitsTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ReferenceVendor VENDOR = TestVendors.vendor();
    private static final VendorClient CLIENT = TestVendors.service().bean(VendorClient.class);
    private static final VendorEndpoint ENDPOINT = at(VENDOR.url());

    private final VendorOrder order =
            new VendorOrder(UUID.randomUUID().toString(), "a-product", "basic", "alice", false);
    private final VendorRequest create = VendorRequest.create(order);

    @Test
    void there_are_defaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new VendorProperties(
                        Duration.ofSeconds(5),
                        DataSize.ofKilobytes(64),
                        8,
                        256,
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(15)));
    }

    @Test
    void every_one_can_be_set() {
        Map<String, String> settings = new HashMap<>();
        settings.put("marketplace.vendors.timeout", "1s");
        settings.put("marketplace.vendors.largest-answer", "2KB");
        settings.put("marketplace.vendors.connections-per-vendor", "3");
        settings.put("marketplace.vendors.calls-in-flight", "4");
        settings.put("marketplace.vendors.longest-wait", "5s");
        settings.put("marketplace.vendors.idle-connection", "6s");

        assertThat(bind(settings))
                .isEqualTo(new VendorProperties(
                        Duration.ofSeconds(1),
                        DataSize.ofKilobytes(2),
                        3,
                        4,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(6)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timeout=0s",
                "timeout=2m",
                "connections-per-vendor=0",
                "calls-in-flight=0",
                "longest-wait=0s",
                "idle-connection=0s"
            })
    void what_would_call_nobody_or_for_ever_is_refused(String nonsense) {
        new ApplicationContextRunner()
                .withUserConfiguration(Bound.class)
                .withPropertyValues("marketplace.vendors." + nonsense)
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void one_vendor_that_hangs_takes_its_own_connections_only() {
        VENDOR.behave(order.orderNumber(), Behaviour.of(Kind.SILENT));

        List<Failure> reasons = atOnce(20, ENDPOINT);

        assertThat(reasons).filteredOn(Failure.BUSY::equals).hasSize(4);
        assertThat(reasons).filteredOn(Failure.TIME_OUT::equals).hasSize(16);
    }

    @Test
    void calls_in_flight_are_limited_over_all_vendors_and_there_is_room_again_when_they_end() {
        try (ReferenceVendor other = TestVendors.start()) {
            VENDOR.behave(order.orderNumber(), Behaviour.of(Kind.SILENT));
            other.behave(order.orderNumber(), Behaviour.of(Kind.SILENT));

            List<Failure> reasons = atOnce(15, ENDPOINT, at(other.url()));

            assertThat(reasons).filteredOn(Failure.BUSY::equals).hasSize(10);
        }
        VENDOR.behave(order.orderNumber(), Behaviour.of(Kind.PROMPT));
        assertThat(CLIENT.call(ENDPOINT, create).block(PATIENCE)).isInstanceOf(Done.class);
    }

    private List<Failure> atOnce(int calls, VendorEndpoint... endpoints) {
        return Flux.range(0, calls)
                .flatMap(nth -> Flux.fromArray(endpoints), 1)
                .flatMap(endpoint -> CLIENT.call(endpoint, create), 100)
                .map(VendorLimitsTests::failure)
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private static VendorEndpoint at(URI url) {
        return new VendorEndpoint(url, List.of(new SigningKey("vk_1", TestVendors.SECRET)));
    }

    private static Failure failure(VendorOutcome outcome) {
        assertThat(outcome).isInstanceOf(Failed.class);
        return ((Failed) outcome).failure();
    }

    private static VendorProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("marketplace.vendors", VendorProperties.class);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(VendorProperties.class)
    static class Bound {}
}
