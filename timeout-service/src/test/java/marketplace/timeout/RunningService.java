package marketplace.timeout;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import marketplace.servers.Database;
import marketplace.servers.Scrape;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import marketplace.servers.TestTokens;
import marketplace.servers.TwoRoleDatabase;
import marketplace.timeout.schedule.TestSchedules;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The service as it runs in production, but for its clock and its haste. */
public final class RunningService implements AutoCloseable {

    /** The shared service would answer to the same events. */
    private static final String DEAF = "spring.kafka.listener.auto-startup=false";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ConfigurableApplicationContext context;

    private RunningService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** A service that listens and fires, one for all tests of this JVM. */
    public static RunningService shared() {
        return Shared.SERVICE;
    }

    /** The clock of the shared service; only ever moved on. */
    public static TestClock sharedClock() {
        return Shared.CLOCK;
    }

    /** A service that fires but does not listen. */
    static RunningService startDeaf(Database database, TestClock clock, String bootstrapServers, String... more) {
        Stream<String> arguments = Stream.concat(Stream.of(DEAF), Stream.of(more));
        return start(clock, Stream.concat(arguments(database, bootstrapServers), arguments));
    }

    /** A service that migrates as one role, and listens and fires as the other. */
    static RunningService startAs(TwoRoleDatabase roles, TestClock clock, String bootstrapServers) {
        Stream<String> owner = Stream.of(
                "spring.flyway.user=" + roles.owner().user(),
                "spring.flyway.password=" + roles.owner().password());
        return start(clock, Stream.concat(arguments(roles.runtime(), bootstrapServers), owner));
    }

    /** A service with a database and a consumer group of its own that listens and fires. */
    static RunningService startListening(Database database, TestClock clock, String... more) {
        Stream<String> own =
                Stream.concat(Stream.of("spring.kafka.consumer.group-id=" + database.name()), Stream.of(more));
        return start(clock, Stream.concat(arguments(database, Servers.shared().bootstrapServers()), own));
    }

    /** In the sandbox profile the service brings a clock of its own. */
    static RunningService startSandbox(Database database) {
        Stream<String> arguments =
                Stream.concat(arguments(database, Servers.shared().bootstrapServers()), Stream.of(DEAF));
        return new RunningService(new SpringApplicationBuilder(TimeoutService.class)
                .profiles("sandbox")
                .initializers(context -> useOwnThreads((GenericApplicationContext) context))
                .run(options(arguments)));
    }

    /** A client that sends no token. */
    public WebTestClient client() {
        return clientOf(address());
    }

    /** A client of the management port. */
    public WebTestClient management() {
        return clientOf(address("local.management.port"));
    }

    /** What Prometheus is told, without a token. */
    String scrape() {
        return Scrape.of(port("local.management.port"));
    }

    /** Where the service answers. */
    public String address() {
        return address("local.server.port");
    }

    /** A client that calls in this role. */
    public WebTestClient client(String role) {
        return client().mutate()
                .defaultHeader("Authorization", TestTokens.bearer(role, role + "-1"))
                .build();
    }

    /** Writes into the database of this service. */
    public TestSchedules schedules() {
        return new TestSchedules(context.getBean(DatabaseClient.class), context.getBean(Clock.class));
    }

    /** The one number that the query gives. */
    long count(String sql) {
        DatabaseClient database = context.getBean(DatabaseClient.class);
        return Objects.requireNonNull(
                database.sql(sql).mapValue(Long.class).one().block());
    }

    @Override
    public void close() {
        context.close();
    }

    private static WebTestClient clientOf(String address) {
        return WebTestClient.bindToServer()
                .baseUrl(address)
                .responseTimeout(PATIENCE)
                .build();
    }

    private String address(String property) {
        return "http://localhost:" + port(property);
    }

    private int port(String property) {
        return context.getEnvironment().getRequiredProperty(property, Integer.class);
    }

    private static RunningService start(TestClock clock, Stream<String> arguments) {
        return new RunningService(new SpringApplicationBuilder(TimeoutService.class)
                .registerShutdownHook(false)
                .initializers(context -> useClock((GenericApplicationContext) context, clock))
                .run(options(arguments)));
    }

    private static void useClock(GenericApplicationContext context, TestClock clock) {
        context.registerBean("testClock", Clock.class, () -> clock, definition -> definition.setPrimary(true));
        useOwnThreads(context);
    }

    /** A service that stops takes no other one of this JVM with it. */
    private static void useOwnThreads(GenericApplicationContext context) {
        ReactorResourceFactory threads = new ReactorResourceFactory();
        threads.setUseGlobalResources(false);
        context.registerBean("ownThreads", ReactorResourceFactory.class, () -> threads);
    }

    private static Stream<String> arguments(Database database, String bootstrapServers) {
        return Stream.of(
                "server.port=0",
                "management.server.port=0",
                "spring.r2dbc.url=" + database.r2dbcUrl(),
                "spring.r2dbc.username=" + database.user(),
                "spring.r2dbc.password=" + database.password(),
                "spring.flyway.url=" + database.jdbcUrl(),
                "spring.kafka.bootstrap-servers=" + bootstrapServers,
                "spring.security.oauth2.resourceserver.jwt.public-key-location=" + TestTokens.publicKeyLocation(),
                "marketplace.pauses.every=50ms",
                "marketplace.publishing.accepted-within=500ms",
                "marketplace.firing.poll=10ms",
                "marketplace.firing.after-failure=50ms");
    }

    private static String[] options(Stream<String> arguments) {
        return arguments.map(argument -> "--" + argument).toArray(String[]::new);
    }

    private static final class Shared {
        static final TestClock CLOCK = new TestClock();
        static final RunningService SERVICE = start(
                CLOCK,
                arguments(Servers.shared().freshDatabase(), Servers.shared().bootstrapServers()));
    }
}
