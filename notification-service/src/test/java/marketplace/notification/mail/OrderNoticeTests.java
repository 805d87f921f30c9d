package marketplace.notification.mail;

import static marketplace.notification.OrderFixture.money;
import static marketplace.notification.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import marketplace.contracts.OrderEventDetails.OrderRepriced;
import marketplace.contracts.Role;
import marketplace.notification.OrderFixture;
import marketplace.notification.ServiceTest;
import marketplace.notification.mail.MailDesk.MailState;
import marketplace.notification.mail.OrderNotices.OrderNotice;
import marketplace.notification.mail.OrderNotices.OrderNoticePage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;

class OrderNoticeTests extends ServiceTest {

    private final OrderFixture order = order();

    @AfterEach
    void mail_server_is_back() {
        MAILS.comeBack();
    }

    @Test
    void an_operator_sees_who_was_told_what_and_what_became_of_the_mail() {
        register(order.buyer(), order.buyer() + "@mail.example");
        publish(order().placed());

        publish(order.placed());

        List<OrderNotice> told = await().until(
                        () -> page("").notices(), notices -> notices.stream().anyMatch(this::isSent));
        assertThat(told)
                .extracting(OrderNotice::recipientRole, OrderNotice::recipientId, OrderNotice::message)
                .containsExactly(
                        tuple(Role.BUYER, order.buyer(), "pay-order"),
                        tuple(Role.PROVIDER, order.provider(), "new-unpaid-order"));
        assertThat(told).extracting(OrderNotice::orderVersion).containsOnly(1L);
        assertThat(told.getFirst().mail())
                .isEqualTo(new OrderNotices.NoticeMail(MailState.SENT, 1, null, null, clock.instant()));
        assertThat(told.getLast().mail()).isNull();
    }

    @Test
    void a_mail_that_fails_says_why_and_when_it_is_tried_next() {
        register(order.buyer(), order.buyer() + "@mail.example");
        MAILS.goAway();

        publish(order.placed());

        OrderNotices.NoticeMail mail = await().until(() -> mailOfTheBuyer(), found -> found.lastError() != null);
        assertThat(mail)
                .isEqualTo(new OrderNotices.NoticeMail(
                        MailState.PENDING, 1, clock.instant().plus(Duration.ofMinutes(1)), "SERVER_UNREACHABLE", null));
    }

    @Test
    void pages_neither_skip_nor_repeat_a_notice() {
        publish(order.placed());
        for (long version = 2; version <= 6; version++) {
            publish(order.event(version, new OrderRepriced(money(10_000), money(8_000), 2, "as agreed")));
        }
        await().until(() -> page("&limit=100").notices().size() == 7);

        List<OrderNotice> paged = new ArrayList<>();
        OrderNoticePage page = page("&limit=2");
        paged.addAll(page.notices());
        while (page.nextCursor() != null) {
            page = page("&limit=2&cursor=" + page.nextCursor());
            paged.addAll(page.notices());
        }

        assertThat(paged).isEqualTo(page("&limit=100").notices()).hasSize(7);
        assertThat(paged).extracting(OrderNotice::orderVersion).isSorted();
    }

    @Test
    void an_order_that_nobody_was_told_of_has_none() {
        assertThat(page("")).isEqualTo(new OrderNoticePage(List.of(), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"buyer", "provider", "service"})
    void only_operators_see_it(String role) {
        expectProblem(
                as(role, order.buyer()).get().uri("/v1/notices?orderNumber=" + order.number()), 403, "forbidden-role");
    }

    @Test
    void without_a_token_nothing_is_told() {
        expectProblem(anonymous().get().uri("/v1/notices?orderNumber=" + order.number()), 401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?orderNumber=",
                "?orderNumber=a%00b",
                "?orderNumber=O1&limit=0",
                "?orderNumber=O1&limit=101",
                "?orderNumber=O1&cursor=MSBCVVlFUg",
                "?orderNumber=O1&cursor=%C3%A4"
            })
    void a_value_that_is_not_allowed_is_refused(String query) {
        expectProblem(
                operator().get().uri(URI.create("http://127.0.0.1:%d/v1/notices%s".formatted(port(), query))),
                422,
                "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?orderNumber=O1&limit=x"})
    void what_cannot_be_read_is_refused(String query) {
        expectProblem(
                operator().get().uri(URI.create("http://127.0.0.1:%d/v1/notices%s".formatted(port(), query))),
                400,
                "malformed-request");
    }

    private OrderNotices.NoticeMail mailOfTheBuyer() {
        return page("").notices().stream()
                .map(OrderNotice::mail)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(new OrderNotices.NoticeMail(MailState.PENDING, 0, null, null, null));
    }

    private boolean isSent(OrderNotice notice) {
        return notice.mail() != null && notice.mail().state() == MailState.SENT;
    }

    private OrderNoticePage page(String more) {
        return Objects.requireNonNull(operator()
                .get()
                .uri("/v1/notices?orderNumber=" + order.number() + more)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(OrderNoticePage.class)
                .returnResult()
                .getResponseBody());
    }

    private static void expectProblem(WebTestClient.RequestHeadersSpec<?> request, int status, String type) {
        request.exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:marketplace:problem:" + type);
    }

    private WebTestClient operator() {
        return as("operator", "olga");
    }

    private void register(String buyer, String email) {
        as("buyer", buyer)
                .put()
                .uri("/v1/recipient")
                .bodyValue(Map.of("email", email, "locale", "en", "timeZone", "UTC"))
                .exchange()
                .expectStatus()
                .isOk();
    }
}
