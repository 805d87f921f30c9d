package marketplace.notification.inbox;

import static marketplace.notification.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import marketplace.contracts.Role;
import marketplace.notification.NoticeFixture;
import marketplace.notification.OrderFixture;
import marketplace.notification.ServiceTest;
import marketplace.notification.recipient.Recipient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class NoticesTests extends ServiceTest {

    private final OrderFixture order = order();
    private final Recipient buyer = new Recipient(Role.BUYER, order.buyer());

    @Autowired
    private Notices notices;

    @Autowired
    private InboxStore inbox;

    @Test
    void areVisibleOnceHoweverOftenTheyAreTold() {
        List<NewNotice> twice = List.of(notice(1), notice(1));

        assertThat(notices.add(twice).block()).isOne();
        assertThat(notices.add(twice).block()).isZero();

        assertThat(versions()).containsExactly(1L);
    }

    @Test
    void tellWhatIsNewInABatchThatIsOldInPart() {
        assertThat(notices.add(List.of(notice(1), notice(2))).block()).isEqualTo(2);

        assertThat(notices.add(List.of(notice(2), notice(3), notice(1))).block())
                .isOne();

        assertThat(versions()).containsExactly(3L, 2L, 1L);
        assertThat(inbox.lastPosition(buyer).block()).isEqualTo(3);
    }

    @Test
    void areNumberedInEachInboxInTheOrderOfTheBatch() {
        List<NewNotice> batch =
                LongStream.rangeClosed(1, 500).mapToObj(this::notice).toList();

        assertThat(notices.add(batch).block()).isEqualTo(500);

        List<Notice> page =
                inbox.page(buyer, Long.MAX_VALUE, 500, false).collectList().block();
        assertThat(page).allMatch(notice -> notice.position() == notice.orderVersion());
    }

    @Test
    void areNothingWhereNothingIsToBeTold() {
        assertThat(notices.add(List.of()).block()).isZero();
    }

    private NewNotice notice(long version) {
        return NoticeFixture.notice(order, version);
    }

    private @Nullable List<Long> versions() {
        return inbox.page(buyer, Long.MAX_VALUE, 100, false)
                .map(Notice::orderVersion)
                .collectList()
                .block();
    }
}
