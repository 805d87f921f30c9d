package marketplace.notification.inbox;

import static marketplace.notification.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import marketplace.notification.NoticeFixture;
import marketplace.notification.OrderFixture;
import marketplace.notification.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

class StreamTests extends ServiceTest {

    private static final int WRITERS = 4;
    private static final int NOTICES_EACH = 50;

    private final OrderFixture order = order();

    @Autowired
    private Notices notices;

    @Autowired
    private InboxStreams streams;

    @Test
    void showsNewNoticesAsTheyCome() {
        try (LiveClient client = LiveClient.listen(buyer())) {
            publish(order.placed());

            await().until(() -> client.versions().equals(List.of(1L)));
            assertThat(client.notices().getFirst().message()).isEqualTo("pay-order");
        }
    }

    @Test
    void showsWhatAnotherInstanceTold() {
        try (LiveClient client = LiveClient.listen(buyer())) {
            tell(order, 1);

            await().until(() -> client.versions().equals(List.of(1L)));
        }
    }

    @Test
    void showsNothingToAnybodyElse() {
        try (LiveClient namesake = LiveClient.listen(as("provider", order.buyer()));
                LiveClient client = LiveClient.listen(buyer())) {
            tell(order, 1);

            await().until(() -> client.versions().size() == 1);
            assertThat(namesake.notices()).isEmpty();
        }
    }

    @Test
    void beginsWithWhatComesNext() {
        tell(order, 1);

        try (LiveClient client = LiveClient.listen(buyer())) {
            tell(order, 2);

            await().until(() -> client.versions().equals(List.of(2L)));
        }
    }

    @Test
    void resumesWithoutLossOrRepeat() {
        LiveClient before = LiveClient.listen(buyer());
        tell(order, 1);
        await().until(() -> before.versions().size() == 1);
        before.close();
        LongStream.rangeClosed(2, 250).forEach(version -> tell(order, version));

        try (LiveClient after = LiveClient.resume(buyer(), before.lastEventId())) {
            await().until(() -> after.versions().size() == 249);
            tell(order, 251);
            await().until(() -> after.versions().size() == 250);

            assertThat(after.versions())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(2, 251).boxed().toList());
        }
    }

    @Test
    void losesNothingWhenManyWriteWhileTheClientKeepsReconnecting() throws Exception {
        List<NoticeView> seen = new ArrayList<>();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            for (int writer = 0; writer < WRITERS; writer++) {
                OrderFixture another = order().boughtBy(order.buyer());
                writers.execute(
                        () -> LongStream.rangeClosed(1, NOTICES_EACH).forEach(version -> tell(another, version)));
            }
            while (seen.size() < WRITERS * NOTICES_EACH) {
                seen.addAll(listenForSome(seen.isEmpty() ? 0 : seen.getLast().position()));
            }
        }

        assertThat(seen).extracting(NoticeView::position).isSorted().doesNotHaveDuplicates();
        assertThat(seen).extracting(NoticeView::id).doesNotHaveDuplicates().hasSize(WRITERS * NOTICES_EACH);
    }

    @Test
    void showsThatItLives() {
        try (LiveClient client = LiveClient.listen(buyer())) {
            await().until(() -> client.comments().contains("alive"));
        }
    }

    @Test
    void opensOnlySoManyStreamsForOneCaller() {
        try (LiveClient first = LiveClient.listen(buyer());
                LiveClient second = LiveClient.listen(buyer())) {
            buyer().get()
                    .uri("/v1/inbox/stream")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(429)
                    .expectHeader()
                    .exists("Retry-After")
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("urn:marketplace:problem:too-many-streams");
            assertThat(List.of(first, second)).noneMatch(LiveClient::hasEnded);
        }
        await().untilAsserted(() -> LiveClient.listen(buyer()).close());
    }

    @Test
    void endsWhenTheInstanceStopsSoThatClientsResumeElsewhere() {
        try (LiveClient client = LiveClient.listen(buyer())) {
            streams.stop();

            await().until(client::hasEnded);
            buyer().get().uri("/v1/inbox/stream").exchange().expectStatus().isEqualTo(503);
        } finally {
            streams.start();
        }
    }

    @Test
    void refusesWhoHasNoInbox() {
        anonymous().get().uri("/v1/inbox/stream").exchange().expectStatus().isUnauthorized();
        as("service", "orders")
                .get()
                .uri("/v1/inbox/stream")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private List<NoticeView> listenForSome(long after) {
        try (LiveClient client = LiveClient.resume(buyer(), after)) {
            await().until(() -> !client.notices().isEmpty());
            return client.notices();
        }
    }

    private void tell(OrderFixture order, long version) {
        assertThat(notices.add(List.of(NoticeFixture.notice(order, version))).block())
                .isOne();
    }

    private WebTestClient buyer() {
        return as("buyer", order.buyer());
    }
}
