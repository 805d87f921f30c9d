package marketplace.stack.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import marketplace.contracts.DeliveryEventMessage.ImageShareFailed;
import marketplace.contracts.DeliveryEventMessage.ImageShared;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagePlatformTests {

    private final String order = "order-" + UUID.randomUUID();
    private final String share = "share-" + order;
    private final OrderTopics topics = new OrderTopics();

    @TempDir
    Path directory;

    private SimulatorFixture simulator;

    @BeforeEach
    void start() throws Exception {
        topics.create();
        simulator = SimulatorFixture.start(directory);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void sharesAnImageOnceHoweverOftenItIsAskedFor() throws Exception {
        topics.askForImage(order);
        topics.askForImage(order);
        topics.takeBack(order, "IMAGE");
        topics.takeBack(order, "IMAGE");

        awaitMessages(share, share + "-unshared");
        assertThat(topics.deliveries(order).getFirst())
                .isEqualTo(new ImageShared(order, share, "img-1", "cn-hangzhou", "alice", SimulatorFixture.NOW));
    }

    @Test
    void sharesNothingThatWasTakenBackBefore() throws Exception {
        topics.takeBack(order, "IMAGE");
        int partition = topics.askForImage(order);
        String later = orderAfterwards(partition);

        await().until(() -> topics.deliveries(later).size() == 1);
        awaitMessages(share + "-unshared");
    }

    @Test
    void leavesOtherDeliveriesToOthers() throws Exception {
        topics.askForInstance(order);
        topics.takeBack(order, "SAAS");
        topics.askForImage(order);

        awaitMessages(share);
    }

    @Test
    void aRestartNeitherForgetsNorRepeats() throws Exception {
        topics.askForImage(order);
        awaitMessages(share);

        simulator.close();
        topics.askForImage(order);
        topics.takeBack(order, "IMAGE");
        simulator = SimulatorFixture.start(directory);

        awaitMessages(share, share + "-unshared");
    }

    @Test
    void failsAsOftenAsItIsToldToAndSharesThen() throws Exception {
        simulator.post("/shares/%s/fail-next?times=2".formatted(order), null);

        topics.askForImage(order);

        awaitMessages(share + "-failed-1", share + "-failed-2", share);
        assertThat(topics.deliveries(order).getFirst())
                .isEqualTo(
                        new ImageShareFailed(order, share + "-failed-1", "REGION_BUSY", false, SimulatorFixture.NOW));
    }

    @Test
    void givesUpForGoodWhenToldSoAndHasNothingToShareAfterwards() throws Exception {
        simulator.post("/shares/%s/fail-next?permanent=true".formatted(order), null);

        topics.askForImage(order);
        topics.askForImage(order);
        topics.takeBack(order, "IMAGE");

        awaitMessages(share + "-failed-1", share + "-unshared");
        assertThat(topics.deliveries(order).getFirst())
                .isEqualTo(new ImageShareFailed(order, share + "-failed-1", "REGION_BUSY", true, SimulatorFixture.NOW));
    }

    /** An order whose image is asked for when everything else on the partition has been heard. */
    private String orderAfterwards(int partition) throws Exception {
        String later = order + "-1";
        for (int i = 2; topics.askForImage(later) != partition; i++) {
            later = order + "-" + i;
        }
        return later;
    }

    private void awaitMessages(String... ids) {
        await().untilAsserted(() -> assertThat(messages()).containsExactly(ids));
    }

    private List<String> messages() {
        return topics.deliveries(order).stream().map(event -> event.messageId()).toList();
    }
}
