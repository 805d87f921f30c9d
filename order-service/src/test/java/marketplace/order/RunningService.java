package marketplace.order;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import marketplace.servers.Database;
import marketplace.servers.Scrape;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import marketplace.servers.TestTokens;
import marketplace.servers.TwoRoleDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/** The service as it runs in production, but for its clock. */
public final class RunningService implements AutoCloseable {

    private static final String[] FEW_CALLERS_WHO_ASK_A_LOT = {
        "marketplace.rate-limit.party-per-second=1000000",
        "marketplace.rate-limit.party-burst=1000000",
        "marketplace.rate-limit.platform-per-second=1000000",
        "marketplace.rate-limit.platform-burst=1000000"
    };

    private final ConfigurableApplicationContext context;

    private RunningService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** One service for all tests of this JVM. */
    public static RunningService shared() {
        return Shared.SERVICE;
    }

    /** The clock of the shared service; only ever moved on. */
    public static TestClock sharedClock() {
        return Shared.CLOCK;
    }

    /** The database of the shared service. */
    public static Database sharedDatabase() {
        return Shared.DATABASE;
    }

    /** Another instance, in a consumer group of its own, with more or other settings. */
    public static RunningService start(Database database, TestClock clock, String... settings) {
        return startOn(Servers.shared().bootstrapServers(), database, clock, settings);
    }

    /** Another instance on a Kafka of its own, whose messages no other service hears. */
    public static RunningService startOn(
            String bootstrapServers, Database database, TestClock clock, String... settings) {
        return start(clock, arguments(database, bootstrapServers), settings);
    }

    /** Another instance that migrates as one role and serves as the other. */
    public static RunningService startAs(TwoRoleDatabase roles, String bootstrapServers, TestClock clock) {
        return start(clock, arguments(roles.runtime(), roles.owner(), bootstrapServers));
    }

    private static RunningService start(TestClock clock, Stream<String> usual, String... settings) {
        List<String> arguments = Stream.concat(usual, Stream.of(settings))
                .map(setting -> "--" + setting)
                .toList();
        return new RunningService(new SpringApplicationBuilder(OrderService.class)
                .properties(FEW_CALLERS_WHO_ASK_A_LOT)
                .initializers(context -> replaceBeans((GenericApplicationContext) context, clock))
                .run(arguments.toArray(String[]::new)));
    }

    /** Somebody without a token. */
    public Party stranger() {
        return new Party(baseUrl(), "");
    }

    /** Somebody who calls in this role. */
    public Party party(String role, String id) {
        return new Party(baseUrl(), TestTokens.bearer(role, id));
    }

    public String baseUrl() {
        return address("local.server.port");
    }

    /** Whoever asks the management port: the platform that the service runs on. */
    public Party management() {
        return new Party(address("local.management.port"), "");
    }

    /** A part of the service. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    /** What Prometheus is told, without a token. */
    public String scrape() {
        return Scrape.of(port("local.management.port"));
    }

    /** Somebody of this role who asks the management port. */
    public Party management(String role, String id) {
        return new Party(address("local.management.port"), TestTokens.bearer(role, id));
    }

    private String address(String property) {
        return "http://localhost:" + port(property);
    }

    private int port(String property) {
        return context.getEnvironment().getRequiredProperty(property, Integer.class);
    }

    private static void replaceBeans(GenericApplicationContext context, TestClock clock) {
        context.registerBean("testClock", Clock.class, () -> clock, definition -> definition.setPrimary(true));
        context.registerBean("ownThreads", ReactorResourceFactory.class, RunningService::ownThreads);
    }

    /** An instance that stops takes no other instance of this JVM with it. */
    private static ReactorResourceFactory ownThreads() {
        ReactorResourceFactory threads = new ReactorResourceFactory();
        threads.setUseGlobalResources(false);
        return threads;
    }

    static Stream<String> arguments(Database database, String bootstrapServers) {
        return arguments(database, database, bootstrapServers);
    }

    private static Stream<String> arguments(Database database, Database owner, String bootstrapServers) {
        return Stream.of(
                "server.port=0",
                "management.server.port=0",
                "spring.r2dbc.url=" + database.r2dbcUrl(),
                "spring.r2dbc.username=" + database.user(),
                "spring.r2dbc.password=" + database.password(),
                "spring.flyway.url=" + owner.jdbcUrl(),
                "spring.flyway.user=" + owner.user(),
                "spring.flyway.password=" + owner.password(),
                "spring.kafka.bootstrap-servers=" + bootstrapServers,
                "spring.kafka.consumer.group-id=" + database.name(),
                "spring.security.oauth2.resourceserver.jwt.public-key-location=" + TestTokens.publicKeyLocation(),
                "marketplace.completion.keyset=" + TestKeys.COMPLETION_KEYSET,
                "marketplace.requests.digest-key=" + TestKeys.DIGEST_KEY,
                "marketplace.outbound.http=true",
                "marketplace.outbound.networks=127.0.0.1/32");
    }

    private static final class Shared {
        static final TestClock CLOCK = new TestClock();
        static final Database DATABASE = Servers.shared().freshDatabase();
        static final RunningService SERVICE = start(DATABASE, CLOCK);
    }
}
