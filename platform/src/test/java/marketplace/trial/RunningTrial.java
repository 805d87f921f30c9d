package marketplace.trial;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import marketplace.servers.Database;
import marketplace.servers.Scrape;
import marketplace.servers.Servers;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The trial service, started on a free port. */
public final class RunningTrial implements AutoCloseable {

    /** Also for a machine that has much else to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ConfigurableApplicationContext context;

    private RunningTrial(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** A service without database and Kafka, one for all tests of this JVM. */
    public static RunningTrial alone() {
        return Alone.SERVICE;
    }

    /** A sandbox with this database. */
    public static RunningTrial sandbox(Database database) {
        return start(Stream.concat(Stream.of("spring.profiles.active=sandbox"), on(database)));
    }

    /** A service that listens to this Kafka, whether it is there yet or not. */
    public static RunningTrial listening(String bootstrapServers, String group) {
        return listening(bootstrapServers, group, Servers.shared().freshDatabase());
    }

    /** The same with this database, and more settings. */
    public static RunningTrial listening(String bootstrapServers, String group, Database database, String... settings) {
        Stream<String> listening = Stream.of(
                "spring.kafka.bootstrap-servers=" + bootstrapServers,
                "spring.kafka.consumer.group-id=" + group,
                "spring.kafka.listener.auto-startup=true");
        return start(Stream.of(listening, on(database), Stream.of(settings)).flatMap(some -> some));
    }

    /** A service without database and Kafka, with these settings. */
    public static RunningTrial with(String... settings) {
        return start(Stream.of(settings));
    }

    /** A client that sends no token. */
    public WebTestClient client() {
        return clientOf(port());
    }

    /** What Prometheus is told, without a token. */
    public String scrape() {
        return Scrape.of(port("local.management.port"));
    }

    public int port() {
        return port("local.server.port");
    }

    /** A client of the management port. */
    public WebTestClient management() {
        return clientOf(port("local.management.port"));
    }

    /** A client that calls in this role. */
    public WebTestClient client(String role) {
        return clientWith(TestTokens.token(role, role + "-1"));
    }

    /** A client that sends this token. */
    public WebTestClient clientWith(String token) {
        return client().mutate()
                .defaultHeader("Authorization", "Bearer " + token)
                .build();
    }

    public TrialListener listener() {
        return context.getBean(TrialListener.class);
    }

    /** What has the listener hear. */
    public MessageListenerContainer consumer() {
        return Objects.requireNonNull(
                context.getBean(KafkaListenerEndpointRegistry.class).getListenerContainer(TrialListener.ID));
    }

    public TrialStart firstMoment() {
        return context.getBean(TrialStart.class);
    }

    @Override
    public void close() {
        context.close();
    }

    private int port(String property) {
        return context.getEnvironment().getRequiredProperty(property, Integer.class);
    }

    private static WebTestClient clientOf(int port) {
        return WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(PATIENCE)
                .build();
    }

    private static Stream<String> on(Database database) {
        return Stream.of(
                "spring.flyway.enabled=true",
                "spring.flyway.url=" + database.jdbcUrl(),
                "spring.flyway.user=" + database.user(),
                "spring.flyway.password=" + database.password(),
                "spring.r2dbc.url=" + database.r2dbcUrl(),
                "spring.r2dbc.username=" + database.user(),
                "spring.r2dbc.password=" + database.password());
    }

    private static RunningTrial start(Stream<String> arguments) {
        Stream<String> common = Stream.of(
                "server.port=0",
                "spring.security.oauth2.resourceserver.jwt.public-key-location=" + TestTokens.publicKeyLocation());
        String[] all = Stream.concat(common, arguments)
                .map(argument -> "--" + argument)
                .toArray(String[]::new);
        return new RunningTrial(new SpringApplicationBuilder(TrialService.class).run(all));
    }

    private static final class Alone {
        static final RunningTrial SERVICE = start(Stream.of());
    }
}
