package marketplace.notification.mail;

import static marketplace.notification.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import marketplace.notification.NoticeFixture;
import marketplace.notification.OrderFixture;
import marketplace.notification.ServiceTest;
import marketplace.notification.inbox.Notices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;

class MailStoreTests extends ServiceTest {

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration NO_LEASE = Duration.ZERO;

    private final OrderFixture order = order();

    @Autowired
    private MailStore store;

    @Autowired
    private MailRounds rounds;

    @Autowired
    private Notices notices;

    @BeforeEach
    void nobodyElseSends() {
        rounds.stop();
    }

    @AfterEach
    void sendTheRest() {
        rounds.start();
    }

    @Test
    void givesAMailToOneOfManyWhoAsk() {
        mails(20);

        List<UUID> claimed = Objects.requireNonNull(Flux.range(0, 8)
                .flatMap(instance -> store.claim(5, LEASE), 8)
                .map(DueMail::noticeId)
                .collectList()
                .block());

        assertThat(claimed).hasSize(20).doesNotHaveDuplicates();
        assertThat(claim(LEASE)).isEmpty();
    }

    @Test
    void keepsALeaseThoughTheServicesTimeIsMoved() {
        mails(1);
        assertThat(claim(LEASE)).hasSize(1);

        clock.tick(Duration.ofDays(15));

        assertThat(claim(LEASE)).isEmpty();
    }

    @Test
    void ignoresWhatASleeperSaysOfAMailThatSomebodyElseHasTakenOver() {
        mails(1);
        DueMail sleeper = claim(NO_LEASE).getFirst();
        DueMail successor = claim(LEASE).getFirst();

        assertThat(store.giveUp(sleeper, MailFailure.TIMED_OUT).block()).isFalse();
        assertThat(store.sent(successor).block()).isTrue();
        assertThat(store.retryLater(successor, MailFailure.TIMED_OUT, LEASE).block())
                .isFalse();
    }

    private List<DueMail> claim(Duration lease) {
        return Objects.requireNonNull(store.claim(100, lease).collectList().block());
    }

    private void mails(int count) {
        as("buyer", order.buyer())
                .put()
                .uri("/v1/recipient")
                .bodyValue(Map.of("email", order.buyer() + "@mail.example", "locale", "en", "timeZone", "UTC"))
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(notices.add(LongStream.rangeClosed(1, count)
                                .mapToObj(version -> NoticeFixture.notice(order, version))
                                .toList())
                        .block())
                .isEqualTo(count);
    }
}
