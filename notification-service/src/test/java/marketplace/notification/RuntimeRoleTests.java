package marketplace.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.OrderEventMessage;
import marketplace.contracts.Topics;
import marketplace.notification.inbox.InboxClient;
import marketplace.servers.KafkaServer;
import marketplace.servers.RoleChecks;
import marketplace.servers.Servers;
import marketplace.servers.TestTokens;
import marketplace.servers.TwoRoleDatabase;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The service whose database was made by the script of deployments: migrated by the owner, served by the runtime role. */
@ExtendWith(OutputCaptureExtension.class)
class RuntimeRoleTests {

    private static final MailServer MAILS = new MailServer();

    private final TwoRoleDatabase roles = Servers.shared().freshTwoRoleDatabase();
    private final OrderFixture order = OrderFixture.order();

    @Test
    void isEnoughForTheServiceAndCanDoNothingElse(CapturedOutput output) throws SQLException {
        TwoRoleDatabase other = Servers.shared().freshTwoRoleDatabase();
        String address = order.buyer() + "@example.com";
        try (KafkaServer kafka = KafkaServer.startTemporary();
                ConfigurableApplicationContext service = start(kafka.bootstrapServers())) {
            WebTestClient buyer = buyer(service);
            buyer.put()
                    .uri("/v1/recipient")
                    .bodyValue(Map.of("email", address, "locale", "en", "timeZone", "Asia/Shanghai"))
                    .exchange()
                    .expectStatus()
                    .isOk();
            publish(service, order.placed());

            assertThat(new InboxClient(buyer).awaitVersions(1)).containsExactly(1L);
            await().until(() -> MAILS.mailsTo(address).size() == 1);
            assertThat(RoleChecks.missingForRows(roles)).isEmpty();
            assertThat(RoleChecks.beyondRows(roles)).isEmpty();
            assertThat(RoleChecks.isTurnedAway(roles.runtime(), other.owner().name()))
                    .isTrue();
            assertThat(output).doesNotContain("permission denied");
        }
    }

    private ConfigurableApplicationContext start(String bootstrapServers) {
        return new SpringApplicationBuilder(NotificationService.class, OwnThreads.class)
                .registerShutdownHook(false)
                .run(Stream.of(
                                "server.port=0",
                                "management.server.port=0",
                                "spring.r2dbc.url=" + roles.runtime().r2dbcUrl(),
                                "spring.r2dbc.username=" + roles.runtime().user(),
                                "spring.r2dbc.password=" + roles.runtime().password(),
                                "spring.flyway.url=" + roles.owner().jdbcUrl(),
                                "spring.flyway.user=" + roles.owner().user(),
                                "spring.flyway.password=" + roles.owner().password(),
                                "spring.kafka.bootstrap-servers=" + bootstrapServers,
                                "spring.mail.host=127.0.0.1",
                                "spring.mail.port=" + MAILS.port(),
                                "spring.security.oauth2.resourceserver.jwt.public-key-location="
                                        + TestTokens.publicKeyLocation(),
                                "marketplace.mail.poll=50ms")
                        .map(setting -> "--" + setting)
                        .toArray(String[]::new));
    }

    private WebTestClient buyer(ConfigurableApplicationContext service) {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(60))
                .defaultHeader("Authorization", TestTokens.bearer("buyer", order.buyer()))
                .build();
    }

    @SuppressWarnings("unchecked")
    private static void publish(ConfigurableApplicationContext service, OrderEventMessage event) {
        MessageCodec codec = new MessageCodec();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.ORDER_EVENTS, event.orderNumber().getBytes(UTF_8), codec.encode(event));
        codec.headers(event, "/order-service")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        KafkaTemplate<byte[], byte[]> kafka = service.getBean(KafkaTemplate.class);
        kafka.send(record).join();
    }
}
