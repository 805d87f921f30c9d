package marketplace.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.OrderEventMessage;
import marketplace.contracts.Topics;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import marketplace.servers.TestTokens;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The whole service on a real database, Kafka and mail server; all tests share one. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "marketplace.inbox.heartbeat=100ms",
            "marketplace.inbox.stream-poll=50ms",
            "marketplace.inbox.streams-per-caller=2",
            "marketplace.mail.poll=50ms",
            "marketplace.pauses.every=50ms",
            "marketplace.mail.retry-after=1m,5m",
            "marketplace.security.open-api-docs=true",
            "spring.kafka.consumer.properties.metadata.max.age.ms=500",
        })
@Import({TestTime.class, OwnThreads.class})
public abstract class ServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    protected static final MailServer MAILS = new MailServer();
    private static final Database DATABASE = Servers.shared().freshDatabase();
    private static final MessageCodec CODEC = new MessageCodec();

    @Autowired
    protected TestClock clock;

    @Autowired
    protected KafkaTemplate<byte[], byte[]> kafka;

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        registry.add("spring.r2dbc.url", DATABASE::r2dbcUrl);
        registry.add("spring.r2dbc.username", DATABASE::user);
        registry.add("spring.r2dbc.password", DATABASE::password);
        registry.add("spring.flyway.url", DATABASE::jdbcUrl);
        registry.add("spring.kafka.bootstrap-servers", Servers.shared()::bootstrapServers);
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", MAILS::port);
        registry.add("spring.security.oauth2.resourceserver.jwt.public-key-location", TestTokens::publicKeyLocation);
    }

    /** Calls the service with a token. */
    protected final WebTestClient as(String role, String subject) {
        return anonymous()
                .mutate()
                .defaultHeader("Authorization", TestTokens.bearer(role, subject))
                .build();
    }

    protected final WebTestClient anonymous() {
        return clientOf(port());
    }

    /** Asks the management port. */
    protected final WebTestClient management() {
        return clientOf(managementPort);
    }

    private static WebTestClient clientOf(int port) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(PATIENCE)
                .build();
    }

    protected final int port() {
        return port;
    }

    protected final int managementPort() {
        return managementPort;
    }

    /** Publishes an event as the order service does, and returns when the broker has it. */
    protected final void publish(OrderEventMessage event) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.ORDER_EVENTS, event.orderNumber().getBytes(UTF_8), CODEC.encode(event));
        CODEC.headers(event, "/order-service")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        kafka.send(record).join();
    }
}
