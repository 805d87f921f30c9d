package marketplace.notification.inbox;

import static marketplace.notification.OrderFixture.money;
import static marketplace.notification.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import marketplace.contracts.OrderEventDetails.OrderRepriced;
import marketplace.notification.OrderFixture;
import marketplace.notification.ServiceTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class InboxApiTests extends ServiceTest {

    @Test
    void tellsBuyerAndProviderOfANewOrderInChinese() {
        OrderFixture order = order();

        publish(order.placed());

        NoticeView toBuyer = awaitNotices(as("buyer", order.buyer()), 1).getFirst();
        assertThat(toBuyer.message()).isEqualTo("pay-order");
        assertThat(toBuyer.title()).isEqualTo("请支付订单 " + order.number());
        assertThat(toBuyer.text()).isEqualTo("您已下单“数据库迁移”，应付 ¥100.00。请在 2026年12月7日 09:00 (Asia/Shanghai) 前完成支付。");
        NoticeView toProvider =
                awaitNotices(as("provider", order.provider()), 1).getFirst();
        assertThat(toProvider.message()).isEqualTo("new-unpaid-order");
    }

    @Test
    void speaksTheLanguageThatTheRequestAsksFor() {
        OrderFixture order = order();

        publish(order.placed());
        publish(order.event(2, new OrderRepriced(money(10_000), money(8_050), 2, "as agreed")));

        WebTestClient buyer = as("buyer", order.buyer())
                .mutate()
                .defaultHeader("Accept-Language", "en-GB,en;q=0.9")
                .build();
        assertThat(awaitNotices(buyer, 2).getFirst().text())
                .isEqualTo("The provider changed the price of \"数据库迁移\" from CN¥100.00 to CN¥80.50. Reason: as agreed."
                        + " Please pay the new price by 7 Dec 2026, 09:00 (Asia/Shanghai).");
    }

    @Test
    void givesPagesNewestFirstWithoutSkipOrRepeat() {
        OrderFixture order = order();
        reprice(order, 1, 5);
        WebTestClient buyer = as("buyer", order.buyer());
        awaitNotices(buyer, 5);

        InboxPage first = page(buyer, "?limit=2");
        reprice(order, 6, 6);
        awaitNotices(buyer, 6);
        InboxPage second = page(buyer, "?limit=2&cursor=" + first.nextCursor());
        InboxPage last = page(buyer, "?limit=2&cursor=" + second.nextCursor());

        assertThat(versions(first)).containsExactly(5L, 4L);
        assertThat(versions(second)).containsExactly(3L, 2L);
        assertThat(versions(last)).containsExactly(1L);
        assertThat(last.nextCursor()).isNull();
    }

    @Test
    void countsAndFiltersWhatIsUnread() {
        OrderFixture order = order();
        reprice(order, 1, 3);
        WebTestClient buyer = as("buyer", order.buyer());
        List<NoticeView> notices = awaitNotices(buyer, 3);

        markRead(buyer, notices.getFirst().id()).expectStatus().isNoContent();
        markRead(buyer, notices.getFirst().id()).expectStatus().isNoContent();

        assertThat(versions(page(buyer, "?unread=true"))).containsExactly(2L, 1L);
        assertThat(page(buyer, "").unreadCount()).isEqualTo(2);
        assertThat(page(buyer, "").notices().getFirst().readAt()).isEqualTo(clock.instant());
        buyer.get()
                .uri("/v1/inbox/unread-count")
                .exchange()
                .expectBody()
                .jsonPath("$.unreadCount")
                .isEqualTo(2);
    }

    @Test
    void marksReadUpToWhatTheCallerHasSeen() {
        OrderFixture order = order();
        reprice(order, 1, 3);
        WebTestClient buyer = as("buyer", order.buyer());
        long seen = awaitNotices(buyer, 3).get(1).position();

        buyer.post()
                .uri("/v1/inbox/read-all")
                .bodyValue(new InboxController.ReadAll(seen))
                .exchange()
                .expectBody()
                .jsonPath("$.read")
                .isEqualTo(2);

        assertThat(versions(page(buyer, "?unread=true"))).containsExactly(3L);
    }

    @Test
    void answersForSomebodyElsesNoticeAsForNone() {
        OrderFixture order = order();
        publish(order.placed());
        UUID buyers = awaitNotices(as("buyer", order.buyer()), 1).getFirst().id();

        for (WebTestClient other : List.of(as("provider", order.provider()), as("provider", order.buyer()))) {
            expectNotFound(markRead(other, buyers));
            expectNotFound(markRead(other, UUID.randomUUID()));
        }

        assertThat(page(as("provider", order.buyer()), "").notices()).isEmpty();
        assertThat(page(as("buyer", order.buyer()), "").unreadCount()).isOne();
    }

    @Test
    void refusesWhoHasNoInbox() {
        anonymous().get().uri("/v1/inbox").exchange().expectStatus().isUnauthorized();
        as("service", "orders").get().uri("/v1/inbox").exchange().expectStatus().isForbidden();
        as("nobody", "x").get().uri("/v1/inbox").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void refusesLimitsAndBodiesThatAreNotAllowed() {
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

    private void reprice(OrderFixture order, long from, long to) {
        for (long version = from; version <= to; version++) {
            publish(order.event(version, new OrderRepriced(money(10_000), money(8_000), 2, "as agreed")));
        }
    }

    @CanIgnoreReturnValue
    private static List<NoticeView> awaitNotices(WebTestClient caller, int count) {
        return await().until(() -> page(caller, "").notices(), notices -> notices.size() == count);
    }

    private static InboxPage page(WebTestClient caller, String query) {
        return Objects.requireNonNull(caller.get()
                .uri("/v1/inbox" + query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(InboxPage.class)
                .returnResult()
                .getResponseBody());
    }

    private static List<Long> versions(InboxPage page) {
        return page.notices().stream().map(NoticeView::orderVersion).toList();
    }

    private static WebTestClient.ResponseSpec markRead(WebTestClient caller, @Nullable UUID notice) {
        return caller.post().uri("/v1/inbox/{id}/read", notice).exchange();
    }

    private static void expectNotFound(WebTestClient.ResponseSpec answer) {
        answer.expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:marketplace:problem:not-found");
    }
}
