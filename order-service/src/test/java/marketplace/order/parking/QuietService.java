package marketplace.order.parking;

import marketplace.order.RunningService;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;

/** A service that hears nothing from Kafka and tries nothing by itself: what is parked there is what a test parks. */
final class QuietService {

    static final Database DATABASE = Servers.shared().freshDatabase();
    static final TestClock CLOCK = new TestClock();
    static final RunningService SERVICE = RunningService.start(
            DATABASE,
            CLOCK,
            "spring.kafka.listener.auto-startup=false",
            "marketplace.relay.enabled=false",
            "marketplace.parking.enabled=false",
            "marketplace.parking.silence=3s",
            // A database that gives up by itself first is not silent.
            "spring.r2dbc.properties.lockWaitTimeout=PT30S",
            "spring.r2dbc.properties.statementTimeout=PT30S");

    private QuietService() {}
}
