package marketplace.notification.inbox;

import static marketplace.notification.OrderFixture.money;
import static marketplace.notification.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import marketplace.contracts.OrderEventDetails.OrderRepriced;
import marketplace.notification.OrderFixture;
import marketplace.notification.ServiceTest;
import marketplace.servers.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class InboxApiTests extends ServiceTest {

    private final OrderFixture order = order();

    @Test
    void tellsBuyerAndProviderOfANewOrderInChinese() {
        publish(order.placed());

        NoticeView toBuyer = buyer().awaitNotices(1).getFirst();
        assertThat(toBuyer.message()).isEqualTo("pay-order");
        assertThat(toBuyer.title()).isEqualTo("请支付订单 " + order.number());
        assertThat(toBuyer.text()).isEqualTo("您已下单“数据库迁移”，应付 ¥100.00。请在 2026年12月7日 09:00 (Asia/Shanghai) 前完成支付。");
        assertThat(provider().awaitNotices(1).getFirst().message()).isEqualTo("new-unpaid-order");
    }

    @Test
    void speaksTheLanguageThatTheRequestAsksFor() {
        InboxClient english = new InboxClient(as("buyer", order.buyer())
                .mutate()
                .defaultHeader("Accept-Language", "en-GB,en;q=0.9")
                .build());

        publish(order.event(2, new OrderRepriced(money(10_000), money(8_050), 2, "as agreed")));

        assertThat(english.awaitNotices(1).getFirst().text())
                .isEqualTo("The provider changed the price of \"数据库迁移\" from CN¥100.00 to CN¥80.50. Reason: as agreed."
                        + " Please pay the new price by 7 Dec 2026, 09:00 (Asia/Shanghai).");
    }

    @Test
    void givesPagesNewestFirstWithoutSkipOrRepeat() {
        reprice(1, 5);
        buyer().awaitNotices(5);

        InboxPage first = buyer().page("?limit=2");
        reprice(6, 6);
        buyer().awaitNotices(6);
        InboxPage second = buyer().page("?limit=2&cursor=" + first.nextCursor());
        InboxPage last = buyer().page("?limit=2&cursor=" + second.nextCursor());

        assertThat(versions(first)).containsExactly(5L, 4L);
        assertThat(versions(second)).containsExactly(3L, 2L);
        assertThat(versions(last)).containsExactly(1L);
        assertThat(last.nextCursor()).isNull();
    }

    @Test
    void countsAndFiltersWhatIsUnread() {
        reprice(1, 3);
        UUID newest = buyer().awaitIds(3).getFirst();

        buyer().markRead(newest).expectStatus().isNoContent();
        buyer().markRead(newest).expectStatus().isNoContent();

        assertThat(versions(buyer().page("?unread=true"))).containsExactly(2L, 1L);
        assertThat(buyer().page("").unreadCount()).isEqualTo(2);
        assertThat(buyer().page("").notices().getFirst().readAt()).isNotNull();
        buyer().http()
                .get()
                .uri("/v1/inbox/unread-count")
                .exchange()
                .expectBody()
                .jsonPath("$.unreadCount")
                .isEqualTo(2);
    }

    @Test
    void marksReadUpToWhatTheCallerHasSeen() {
        reprice(1, 3);
        long seen = buyer().awaitNotices(3).get(1).position();

        buyer().http()
                .post()
                .uri("/v1/inbox/read-all")
                .bodyValue(new InboxController.ReadAll(seen))
                .exchange()
                .expectBody()
                .jsonPath("$.read")
                .isEqualTo(2);

        assertThat(versions(buyer().page("?unread=true"))).containsExactly(3L);
    }

    @Test
    void answersForSomebodyElsesNoticeAsForNone() {
        publish(order.placed());
        UUID buyers = buyer().awaitIds(1).getFirst();
        InboxClient namesake = new InboxClient(as("provider", order.buyer()));

        for (InboxClient other : List.of(provider(), namesake)) {
            expectNotFound(other.markRead(buyers));
            expectNotFound(other.markRead(UUID.randomUUID()));
        }

        assertThat(namesake.page("").notices()).isEmpty();
        assertThat(buyer().page("").unreadCount()).isOne();
    }

    @Test
    void refusesWhoHasNoInbox() {
        anonymous().get().uri("/v1/inbox").exchange().expectStatus().isUnauthorized();
        anonymous()
                .get()
                .uri("/v1/inbox")
                .header("Authorization", TestTokens.forged("buyer", "x"))
                .exchange()
                .expectStatus()
                .isUnauthorized();
        as("nobody", "x").get().uri("/v1/inbox").exchange().expectStatus().isUnauthorized();
        as("service", "orders").get().uri("/v1/inbox").exchange().expectStatus().isForbidden();
    }

    @Test
    void refusesWhatIsNotAllowed() {
        WebTestClient buyer = as("buyer", "b");

        buyer.get().uri("/v1/inbox?limit=101").exchange().expectStatus().isEqualTo(422);
        buyer.get().uri("/v1/inbox?limit=x").exchange().expectStatus().isBadRequest();
        buyer.post()
                .uri("/v1/inbox/read-all")
                .header("Content-Type", "application/json")
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isEqualTo(422);
    }

    private InboxClient buyer() {
        return new InboxClient(as("buyer", order.buyer()));
    }

    private InboxClient provider() {
        return new InboxClient(as("provider", order.provider()));
    }

    private void reprice(long from, long to) {
        for (long version = from; version <= to; version++) {
            publish(order.event(version, new OrderRepriced(money(10_000), money(8_000), 2, "as agreed")));
        }
    }

    private static List<Long> versions(InboxPage page) {
        return page.notices().stream().map(NoticeView::orderVersion).toList();
    }

    private static void expectNotFound(WebTestClient.ResponseSpec answer) {
        answer.expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:marketplace:problem:not-found");
    }
}
