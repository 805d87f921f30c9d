package marketplace.order.vendor;

import java.util.Map;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import marketplace.servers.vendor.ReferenceVendor;

/**
 * A service and a vendor that it calls. It waits long enough for a good vendor to answer on a machine that is busy with other tests, and
 * not as long as with its defaults for one that never will.
 */
public final class TestVendors {

    /** What both know. */
    public static final String SECRET = "mFq2Zr8sT1vYb4Nc7Xe0Kd5Lh9Pj3WaG";

    private TestVendors() {}

    public static RunningService service() {
        return Shared.SERVICE;
    }

    public static ReferenceVendor vendor() {
        return Shared.VENDOR;
    }

    /** New parties at the service. */
    public static TestMarketplace market() {
        return new TestMarketplace(Shared.SERVICE, Shared.CLOCK);
    }

    /** A vendor of its own. */
    public static ReferenceVendor start() {
        return ReferenceVendor.start(SECRET);
    }

    /** A new product whose vendor is registered; its id. */
    public static String product(TestMarketplace market) {
        String product = market.saasProduct();
        market.provider
                .put("/v1/products/%s/vendor-endpoint".formatted(product), registration())
                .expect(200);
        return product;
    }

    private static Map<String, Object> registration() {
        return Map.of("url", vendor().url().toString(), "secret", SECRET);
    }

    private static final class Shared {
        static final TestClock CLOCK = new TestClock();
        static final ReferenceVendor VENDOR = start();
        static final RunningService SERVICE = RunningService.start(
                Servers.shared().freshDatabase(),
                CLOCK,
                "marketplace.vendors.timeout=3s",
                "marketplace.vendors.calls-in-flight=20",
                "marketplace.vendors.check.total=20s",
                "marketplace.vendors.check.queries=1000",
                "marketplace.relay.enabled=false",
                "spring.kafka.listener.auto-startup=false");
    }
}
