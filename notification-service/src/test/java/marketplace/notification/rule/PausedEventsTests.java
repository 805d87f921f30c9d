package marketplace.notification.rule;

import static marketplace.notification.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import marketplace.notification.OrderFixture;
import marketplace.notification.ServiceTest;
import marketplace.notification.inbox.InboxClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** While operators have paused what hears of orders, nobody is told, and afterwards everybody is. */
class PausedEventsTests extends ServiceTest {

    private static final String CONSUMER = "order-events";
    private static final String PART = "/v1/pauses/" + CONSUMER;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration QUIET = Duration.ofSeconds(1);

    @Autowired
    private KafkaListenerEndpointRegistry consumers;

    @AfterEach
    void resume() {
        as("operator", "olga").delete().uri(PART).exchange().expectStatus().isOk();
    }

    @Test
    void a_notice_comes_once_its_consumer_goes_on() {
        OrderFixture order = order();
        InboxClient buyer = new InboxClient(as("buyer", order.buyer()));
        as("operator", "olga")
                .put()
                .uri(PART)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("note", "of a test"))
                .exchange()
                .expectStatus()
                .isOk();
        await().atMost(PATIENCE).until(this::isPaused);

        publish(order.placed());

        await().during(QUIET)
                .atMost(PATIENCE)
                .until(() -> buyer.awaitVersions(0).isEmpty());
        resume();
        assertThat(buyer.awaitVersions(1)).containsExactly(1L);
    }

    private boolean isPaused() {
        return Objects.requireNonNull(consumers.getListenerContainer(CONSUMER)).isContainerPaused();
    }
}
